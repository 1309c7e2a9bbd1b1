//! Names of lifetimes. What is left out is a question for `ty`.

use super::Late;
use crate::resolve::scope::find_lifetime;
use crate::resolve::tables::LifetimeRes;
use crate::syntax::ast::Lifetime;
use crate::syntax::symbol::sym;

impl Late<'_, '_> {
    /// Resolves a lifetime's name.
    pub(super) fn lifetime(&mut self, lifetime: Lifetime) {
        let res = match lifetime.name {
            sym::STATIC_LIFETIME => LifetimeRes::Static,
            sym::UNDERSCORE_LIFETIME => LifetimeRes::Anonymous,
            name => match find_lifetime(&self.ribs, name, self.r.names.text(name)) {
                Ok(res) => res,
                Err(error) => {
                    self.error(lifetime.span, error);
                    LifetimeRes::Err
                }
            },
        };
        let key = (self.owner, lifetime.span);
        let old = self
            .tables()
            .and_then(|tables| tables.lifetimes.insert(key, res));
        if old.is_some_and(|old| old != res && old != LifetimeRes::Err) {
            self.unsupported(lifetime.span, "the same tokens naming two lifetimes");
        }
    }
}
