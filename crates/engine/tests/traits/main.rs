//! What the trait solver says about types of the engine's std and of small programs.
//!
//! A program says what is asked: the where clauses of functions whose names begin with
//! `holds` hold, those of functions whose names begin with `fails` do not, and `is` says
//! what its parameters' types are once they are normalised.

mod coherence;
mod fixture;
mod holds;
