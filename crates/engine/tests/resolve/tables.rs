//! What is written down about bodies.

use refcellar_engine::resolve::{
    BodyTables, Crate, DefKind, LocalId, PatRes, Res, Resolution, resolve,
};
use refcellar_engine::syntax::ast::{Ast, ExprKind, StmtKind};
use refcellar_engine::syntax::{Interner, ParseOptions, parse};

struct Resolved {
    ast: Ast,
    interner: Interner,
    resolution: Resolution,
}

fn resolved(source: &str) -> Resolved {
    let mut interner = Interner::default();
    let parsed = parse(source, ParseOptions::default(), &mut interner);
    assert_eq!(parsed.diagnostics, []);
    let name = interner.intern("user");
    let ast = parsed.ast;
    let resolution = resolve(&[Crate { name, ast: &ast }], &mut interner);
    assert_eq!(resolution.diagnostics, []);
    Resolved {
        ast,
        interner,
        resolution,
    }
}

impl Resolved {
    /// The tables of the first body.
    fn tables(&self) -> &BodyTables {
        let bodies = &self.resolution.crates.first().expect("one crate").bodies;
        bodies.iter().next().expect("a body").1
    }

    /// The names that each closure mentions, in the order of the tree.
    fn captures(&self) -> Vec<Vec<&str>> {
        let tables = self.tables();
        let names = |list: &Vec<LocalId>| {
            list.iter()
                .map(|local| self.interner.text(tables.locals[*local].ident.name))
                .collect()
        };
        tables.captures.values().map(names).collect()
    }
}

#[test]
fn closures_mention_what_is_outside_of_them() {
    let found =
        resolved("fn f(p: u8, q: u8) { let a = 1; |x: u8| { let y = p; || a + x + y + a }; }");
    let mut captures = found.captures();
    captures.sort();
    assert_eq!(
        captures,
        [["a", "x", "y"].as_slice(), ["p", "a"].as_slice()]
    );
}

#[test]
fn an_async_block_mentions_too() {
    let found = resolved("fn f(p: u8) { let a = 1; async move { let b = p; a; b; }; }");
    assert_eq!(found.captures(), [["p", "a"]]);
}

#[test]
fn what_is_a_question_of_types_is_left() {
    let found =
        resolved("struct S; mod m { pub enum E { A } } fn f() { S::new; m::E::A; m::E::B; }");
    let defs = &found.resolution.defs;
    let paths: Vec<_> = found.tables().exprs.values().copied().collect();
    let kinds: Vec<_> = paths
        .iter()
        .map(|path| (path.base.def_kind(defs), path.unresolved))
        .collect();
    assert_eq!(kinds[0], (Some(DefKind::Struct), 1));
    assert!(matches!(kinds[1], (Some(DefKind::Ctor(..)), 0)));
    assert_eq!(kinds[2], (Some(DefKind::Enum), 1));
}

#[test]
fn alternatives_bind_the_same_local() {
    let found = resolved("fn f(x: (u8, u8)) { match x { (a, 1) | (1, a) => { a; } _ => {} } }");
    let tables = found.tables();
    assert_eq!(tables.locals.len(), 2);
    let bindings = tables
        .pats
        .values()
        .filter(|res| matches!(res, PatRes::Binding(_)));
    assert_eq!(bindings.count(), 3);
}

#[test]
fn each_let_is_a_local_of_its_own() {
    let found = resolved("fn f() { let x = 1; let x = x; x; }");
    let tables = found.tables();
    let mentioned: Vec<_> = tables.exprs.values().map(|path| path.base).collect();
    let locals: Vec<_> = tables.locals.iter().map(|(id, _)| Res::Local(id)).collect();
    assert_eq!(mentioned, locals);
}

#[test]
fn a_label_leads_to_its_loop() {
    let found = resolved("fn f() { 'a: loop { loop { break 'a; } } }");
    let (body_id, body) = found.ast.bodies.iter().next().expect("a body");
    let is_outer = |kind: &ExprKind| matches!(kind, ExprKind::Loop { label: Some(_), .. });
    let outer = body
        .exprs
        .iter()
        .find(|(_, expr)| is_outer(&expr.kind))
        .map(|(id, _)| id);
    let tables = found.resolution.crates[0].body(body_id).expect("tables");
    assert_eq!(tables.labels.values().copied().next(), outer);
    assert!(
        body.stmts
            .values()
            .all(|stmt| !matches!(stmt.kind, StmtKind::Item(_)))
    );
}
