//! Asks the engine, and gives its answer in the form that was asked for.

use std::io::Write;

use refcellar_engine::session::{CheckOptions, Checked, End, Limits, RecordLimits, Run, Verdict};

use crate::answer::Answer;
use crate::args::{Args, Command, Input};
use crate::{exit, program, steps, text};

/// Does what was asked for; the exit code.
pub fn ask(args: &Args) -> u8 {
    let input = args.command.input();
    let source = match program::read(&input.file) {
        Ok(source) => source,
        Err(error) => {
            let file = input.file.display();
            text::complain(&format!("error: couldn't read `{file}`: {error}\n"));
            return exit::NO_INPUT;
        }
    };
    let options = CheckOptions {
        edition: input.edition.into(),
        name: input.file.display().to_string(),
    };
    let session = match refcellar_std_image::session() {
        Ok(session) => session,
        Err(error) => {
            text::complain(&format!("error: {error}\n"));
            return exit::SOFTWARE;
        }
    };
    let checked = session.check(&source, &options);
    if checked.verdict() != Verdict::Accepted {
        return not_accepted(&checked, input);
    }
    let limits = Limits::default();
    match &args.command {
        Command::Check(_) => accepted(input),
        Command::Run(_) => ran(&checked, &checked.run(&limits), input),
        Command::Trace { std_steps, .. } => {
            let mut recording = checked.record(&RecordLimits::default());
            recording.finish_run();
            let Some(run) = recording.run() else {
                return exit::SOFTWARE;
            };
            if input.json {
                let steps = steps::json(&mut recording, *std_steps);
                return print_json(&Answer::of_run(&checked, &run).with_steps(steps));
            }
            text::steps(&steps::text(&mut recording, &checked.name, *std_steps));
            ran(&checked, &run, input)
        }
    }
}

fn accepted(input: &Input) -> u8 {
    if input.json {
        return print_json(&Answer::Accepted);
    }
    0
}

fn not_accepted(checked: &Checked, input: &Input) -> u8 {
    if input.json {
        return print_json(&Answer::of_check(checked));
    }
    text::diagnostics(checked, &checked.diagnostics);
    Answer::of_check(checked).exit_code()
}

/// The program's output is its own; what the engine has to say of the end comes after it.
fn ran(checked: &Checked, run: &Run, input: &Input) -> u8 {
    let answer = Answer::of_run(checked, run);
    if input.json {
        return print_json(&answer);
    }
    text::output(run);
    match &run.end {
        End::Exited(_) => {}
        End::Unsupported(diagnostic) => {
            text::diagnostics(checked, std::slice::from_ref(diagnostic));
        }
        End::Limit(limit) => {
            text::complain(&format!(
                "limit: the program reached the limit of {limit}\n"
            ));
        }
    }
    answer.exit_code()
}

/// Prints an answer; its exit code.
fn print_json(answer: &Answer) -> u8 {
    let Ok(mut json) = serde_json::to_vec(answer) else {
        return exit::SOFTWARE;
    };
    json.push(b'\n');
    // Whoever does not read to the end does not want to.
    let _ = std::io::stdout().write_all(&json);
    answer.exit_code()
}
