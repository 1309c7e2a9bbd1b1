//! Judges all programs of a source, a few at a time.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use anyhow::{Context, Result, anyhow};
use serde::Serialize;

use crate::compare::{Comparison, compare, settled};
use crate::judge::Judge;
use crate::program::{Candidate, Edition, Mode, Program};
use crate::subject::Subject;
use crate::verdict::{Reference, Verdict};

/// All that is known of one candidate.
#[derive(Clone, Debug, Serialize)]
pub struct Judged {
    /// Where it was found.
    pub name: String,
    /// How it was judged; nothing if it was left out from the start.
    #[serde(flatten)]
    pub judgement: Option<Judgement>,
    /// Its text, for whoever wants to see what went wrong. It is documentation of somebody
    /// else's, so it is not written anywhere.
    #[serde(skip)]
    pub source: String,
    /// What rustc says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<Reference>,
    /// What the subject says, if it was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<Verdict>,
    /// How the two compare; nothing if there was nothing to compare with rustc.
    #[serde(flatten)]
    pub comparison: Option<Comparison>,
}

/// How a program was judged.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Judgement {
    /// In this edition.
    pub edition: Edition,
    /// By running it, or by checking it.
    pub mode: Mode,
}

/// Who judges, and who is judged.
pub struct Bench<'a> {
    /// The real rustc.
    pub judge: &'a Judge,
    /// The engine, or nobody.
    pub subject: Option<&'a dyn Subject>,
    /// How many programs are in hand at once.
    pub workers: usize,
}

impl Bench<'_> {
    /// Judges all candidates, and gives the results in their order. `progress` hears of each
    /// result how many there are by then.
    ///
    /// # Errors
    /// If rustc cannot be asked.
    pub fn judge_all(
        &self,
        candidates: &[Candidate],
        progress: &(dyn Fn(usize) + Sync),
    ) -> Result<Vec<Judged>> {
        let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let work = || -> Result<Vec<(usize, Judged)>> {
            let mut results = Vec::new();
            loop {
                let at = next.fetch_add(1, Ordering::Relaxed);
                let Some(candidate) = candidates.get(at) else {
                    return Ok(results);
                };
                let judged = self.judge_one(candidate);
                results.push((at, judged.with_context(|| candidate.name.clone())?));
                progress(done.fetch_add(1, Ordering::Relaxed) + 1);
            }
        };
        let mut results = in_parallel(self.workers, work)?;
        results.sort_by_key(|(at, _)| *at);
        Ok(results.into_iter().map(|(_, judged)| judged).collect())
    }

    fn judge_one(&self, candidate: &Candidate) -> Result<Judged> {
        let name = candidate.name.clone();
        let program = match &candidate.program {
            Ok(program) => program,
            Err(why) => return Ok(Judged::left_out(name, Comparison::Skipped { why: *why })),
        };
        let reference = self.judge.reference(program)?;
        let (subject, comparison) = match settled(program, &reference) {
            Some(comparison) => (None, Some(comparison)),
            None => self.ask_subject(program, &reference),
        };
        Ok(Judged {
            name,
            judgement: Some(Judgement {
                edition: program.edition,
                mode: program.mode,
            }),
            source: program.source.clone(),
            reference: Some(reference),
            subject,
            comparison,
        })
    }

    fn ask_subject(
        &self,
        program: &Program,
        reference: &Reference,
    ) -> (Option<Verdict>, Option<Comparison>) {
        let verdict = self.subject.map(|subject| subject.judge(program));
        let comparison = verdict
            .as_ref()
            .map(|verdict| compare(program, reference, verdict));
        (verdict, comparison)
    }
}

impl Judged {
    fn left_out(name: String, comparison: Comparison) -> Self {
        Self {
            name,
            judgement: None,
            source: String::new(),
            reference: None,
            subject: None,
            comparison: Some(comparison),
        }
    }
}

/// Has every worker do the same work, and puts their results together.
fn in_parallel<T: Send>(
    workers: usize,
    work: impl Fn() -> Result<Vec<T>> + Sync,
) -> Result<Vec<T>> {
    thread::scope(|scope| {
        let started: Vec<_> = (0..workers.max(1)).map(|_| scope.spawn(&work)).collect();
        let mut all = Vec::new();
        for worker in started {
            let results = worker.join();
            all.extend(results.map_err(|_| anyhow!("a worker of conform panicked"))??);
        }
        Ok(all)
    })
}
