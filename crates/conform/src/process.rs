//! Runs a program that nobody has read, within limits.

use std::io::{self, Read};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use nix::sys::signal::{Signal, killpg};
use nix::unistd::Pid;
use wait_timeout::ChildExt;

/// What a process may use up.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// How long it may run.
    pub time: Duration,
    /// How many bytes it may print, on each of its streams.
    pub output: u64,
}

/// What a process left behind.
#[derive(Debug)]
pub struct Finished {
    /// How it ended.
    pub end: End,
    /// What it printed.
    pub stdout: String,
    /// What it printed on the error stream.
    pub stderr: String,
}

/// How a process ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// By itself, with this code; 128 and the signal's number if a signal ended it.
    Exited(i32),
    /// It ran for too long.
    OutOfTime,
    /// It printed too much.
    TooMuchOutput,
}

/// Runs `command` to its end or to its limits, whichever comes first. It reads nothing, and
/// whatever it started ends with it.
pub fn run(command: &mut Command, limits: Limits) -> io::Result<Finished> {
    command.stdin(Stdio::null()).process_group(0);
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let stdout = read_beside(child.stdout.take(), limits.output);
    let stderr = read_beside(child.stderr.take(), limits.output);
    let status = child.wait_timeout(limits.time)?;
    // A child of the child could hold the pipes open for ever, so the whole group goes.
    end_group(&child);
    child.wait()?;
    let (stdout, stderr) = (collect(stdout)?, collect(stderr)?);
    Ok(Finished {
        end: end_of(status, stdout.overflowed || stderr.overflowed),
        stdout: stdout.text,
        stderr: stderr.text,
    })
}

fn end_of(status: Option<ExitStatus>, overflowed: bool) -> End {
    match status {
        _ if overflowed => End::TooMuchOutput,
        None => End::OutOfTime,
        Some(status) => {
            let by_signal = status.signal().map(|signal| 128 + signal);
            End::Exited(status.code().or(by_signal).unwrap_or(-1))
        }
    }
}

fn end_group(child: &Child) {
    if let Ok(leader) = i32::try_from(child.id()) {
        // An error means that the group is gone, which is what was wanted.
        let _ = killpg(Pid::from_raw(leader), Signal::SIGKILL);
    }
}

struct Printed {
    text: String,
    overflowed: bool,
}

type Reader = JoinHandle<io::Result<Vec<u8>>>;

/// Reads one byte more than is allowed, and then closes the pipe.
fn read_beside(pipe: Option<impl Read + Send + 'static>, limit: u64) -> (Reader, u64) {
    let reader = thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(pipe) = pipe {
            pipe.take(limit + 1).read_to_end(&mut bytes)?;
        }
        Ok(bytes)
    });
    (reader, limit)
}

fn collect((reader, limit): (Reader, u64)) -> io::Result<Printed> {
    let lost = |_| io::Error::other("the thread that reads a program's output was lost");
    let bytes = reader.join().map_err(lost)??;
    Ok(Printed {
        text: String::from_utf8_lossy(&bytes).into_owned(),
        overflowed: bytes.len() as u64 > limit,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str, milliseconds: u64, output: u64) -> Finished {
        let time = Duration::from_millis(milliseconds);
        let mut command = Command::new("sh");
        run(command.args(["-c", script]), Limits { time, output }).expect("sh runs")
    }

    #[test]
    fn streams_and_code_come_back() {
        let finished = shell("echo out; echo err >&2; exit 3", 60_000, 100);
        assert_eq!(finished.end, End::Exited(3));
        assert_eq!(
            (finished.stdout, finished.stderr),
            ("out\n".into(), "err\n".into())
        );
    }

    #[test]
    fn a_signal_is_told_as_a_shell_tells_it() {
        assert_eq!(shell("kill -ABRT $$", 60_000, 100).end, End::Exited(134));
    }

    #[test]
    fn a_program_that_does_not_end_is_ended_with_all_it_started() {
        let finished = shell("sleep 600 & sleep 600", 50, 100);
        assert_eq!(finished.end, End::OutOfTime);
    }

    #[test]
    fn a_program_that_prints_for_ever_is_ended() {
        let finished = shell("yes", 60_000, 1000);
        assert_eq!(finished.end, End::TooMuchOutput);
    }
}
