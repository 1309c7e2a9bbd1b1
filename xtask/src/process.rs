//! Child processes, and how they end.
//!
//! Every child leads a process group of its own, so that one signal reaches the
//! children it started in turn: `rustc` under Cargo, a browser under its driver.
//! The usual process crates have no such groups, hence these few functions.

use std::ffi::OsStr;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio, exit};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::{park, sleep};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use nix::sys::signal::{Signal, killpg};
use nix::unistd::Pid;

/// How long children may take to end by themselves once they were told to.
const GRACE: Duration = Duration::from_secs(1);

/// What a shell reports for a program that Ctrl-C ended.
const INTERRUPTED: i32 = 130;

static GROUPS: Mutex<Groups> = Mutex::new(Groups {
    leaders: Vec::new(),
    ending: false,
});

struct Groups {
    leaders: Vec<Pid>,
    ending: bool,
}

/// A child that runs beside us. Dropping it ends it and all that it started.
pub struct Running {
    child: Child,
    leader: Pid,
}

impl Running {
    /// Whether the child has ended by itself, and how.
    pub fn ended(&mut self) -> Option<ExitStatus> {
        let status = self.child.try_wait().ok().flatten()?;
        forget(self.leader);
        Some(unless_ending(status))
    }

    fn wait(&mut self) -> Result<ExitStatus> {
        let status = self.child.wait();
        forget(self.leader);
        Ok(unless_ending(status?))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // An error means that the group is gone, which is what was wanted.
        if self.ended().is_none() {
            let _ = killpg(self.leader, Signal::SIGTERM);
            let _ = self.child.wait();
        }
        forget(self.leader);
    }
}

/// Starts `command` and leaves it running.
pub fn start(command: &mut Command) -> Result<Running> {
    // Nothing here asks questions, and reading the terminal from outside its
    // foreground group would stop the child for good.
    command.stdin(Stdio::null()).process_group(0);
    let mut groups = groups();
    if groups.ending {
        drop(groups);
        wait_for_the_end();
    }
    // The lock is held on to, lest a signal come between starting and noting it.
    let child = command
        .spawn()
        .with_context(|| format!("`{}` could not be started", describe(command)))?;
    let leader = Pid::from_raw(i32::try_from(child.id()).context("a process id is too large")?);
    groups.leaders.push(leader);
    Ok(Running { child, leader })
}

/// Runs `command` to its end; an exit code other than 0 is an error.
pub fn run(command: &mut Command) -> Result<()> {
    let status = start(command)?.wait()?;
    check(command, status)
}

/// Runs `command` to its end and returns what it printed.
pub fn output(command: &mut Command) -> Result<String> {
    let mut running = start(command.stdout(Stdio::piped()))?;
    let pipe = running.child.stdout.take().context("no output pipe")?;
    let text = std::io::read_to_string(pipe)
        .with_context(|| format!("`{}` printed something unreadable", describe(command)))?;
    let status = running.wait()?;
    check(command, status)?;
    Ok(text)
}

/// Like [`run`], for a program that surrounds its errors with traces of itself: of all
/// it says, only the first line on the error stream is kept, and only if it fails.
pub fn run_tersely(command: &mut Command) -> Result<()> {
    let mut running = start(command.stdout(Stdio::null()).stderr(Stdio::piped()))?;
    let pipe = running.child.stderr.take().context("no error pipe")?;
    let said = std::io::read_to_string(pipe).unwrap_or_default();
    let status = running.wait()?;
    let reason = said.lines().next().unwrap_or("it did not say why");
    check(command, status).with_context(|| reason.to_owned())
}

/// Like [`output`], for a question whose failure is an answer too.
pub fn ask(command: &mut Command) -> Option<String> {
    output(command.stderr(Stdio::null())).ok()
}

/// Has Ctrl-C, and a request to terminate, end every child before us.
pub fn end_children_on_signals() -> Result<()> {
    ctrlc::set_handler(|| {
        end_children();
        exit(INTERRUPTED);
    })
    .context("Ctrl-C could not be listened for")
}

fn end_children() {
    groups().ending = true;
    signal_all(Signal::SIGTERM);
    let deadline = Instant::now() + GRACE;
    while Instant::now() < deadline && any_alive() {
        sleep(Duration::from_millis(20));
    }
    signal_all(Signal::SIGKILL);
}

fn signal_all(signal: Signal) {
    for &leader in &groups().leaders {
        // A group that has ended in the meantime needs no signal.
        let _ = killpg(leader, signal);
    }
}

/// Whether a group has members; a leader that ended but was not waited for counts.
fn any_alive() -> bool {
    groups()
        .leaders
        .iter()
        .any(|&leader| killpg(leader, None).is_ok())
}

fn check(command: &Command, status: ExitStatus) -> Result<()> {
    if !status.success() {
        bail!("`{}` failed ({status})", describe(command));
    }
    Ok(())
}

/// Passes on how a child ended. One that was told to end did not fail, and nothing
/// should be said about it.
fn unless_ending(status: ExitStatus) -> ExitStatus {
    if groups().ending {
        wait_for_the_end();
    }
    status
}

/// Stays here until the signal handler ends the program.
fn wait_for_the_end() -> ! {
    loop {
        park();
    }
}

fn forget(leader: Pid) {
    groups().leaders.retain(|&other| other != leader);
}

fn groups() -> MutexGuard<'static, Groups> {
    GROUPS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The command as one would type it, without the folder its program is in.
fn describe(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(program.as_os_str());
    let words: Vec<_> = std::iter::once(name)
        .chain(command.get_args())
        .map(OsStr::to_string_lossy)
        .collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failing_child_is_named_with_its_arguments() {
        let error = run(Command::new("/bin/sh").args(["-c", "exit 3"])).expect_err("it failed");
        assert_eq!(error.to_string(), "`sh -c exit 3` failed (exit status: 3)");
    }

    #[test]
    fn of_a_terse_failure_the_first_line_is_kept() {
        let script = "echo 'no such host' >&2; echo '  at somewhere' >&2; exit 1";
        let error = run_tersely(Command::new("sh").args(["-c", script])).expect_err("it failed");
        assert_eq!(error.to_string(), "no such host");
    }

    #[test]
    fn what_a_child_prints_comes_back() {
        let text = output(Command::new("echo").arg("cellar")).expect("echo runs");
        assert_eq!(text, "cellar\n");
    }

    #[test]
    fn an_unanswered_question_is_no_error() {
        assert_eq!(ask(&mut Command::new("no-such-program-anywhere")), None);
    }

    #[test]
    fn dropping_a_child_ends_what_it_started() {
        // The shell's own child holds the pipe, so the pipe's end is that child's end.
        let mut shell = Command::new("sh");
        shell.args(["-c", "sleep 60 & wait"]).stdout(Stdio::piped());
        let mut running = start(&mut shell).expect("sh runs");
        let pipe = running.child.stdout.take().expect("a pipe");
        let before = Instant::now();
        drop(running);
        std::io::read_to_string(pipe).expect("the pipe closes");
        assert!(before.elapsed() < Duration::from_secs(30));
    }
}
