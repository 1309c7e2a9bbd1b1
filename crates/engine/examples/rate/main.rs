//! Runs a program, for as long as it takes: `rate FILE plain|watched`. Watched, the run is
//! recorded, with its steps and with copies of the machine to go back to.

mod subject;

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let file = args.next().ok_or("no file is named")?;
    let watched = args.next().is_some_and(|mode| mode == "watched");
    let text = std::fs::read(file)?;
    Ok(subject::run(&text, watched)?)
}
