//! Functions: their signatures and their bodies.

use super::Lower;
use crate::syntax::ast::{
    BlockKind, BodyId, BodyKind, Fn, FnHeader, FnSig, Ident, Param, PatId, Path, TypeId, TypeKind,
};
use crate::syntax::span::Span;
use crate::syntax::symbol::{Symbol, sym};

/// What `extern` without a string means.
const DEFAULT_ABI: &str = "C";

impl Lower<'_> {
    pub(crate) fn function(&mut self, sig: &syn::Signature, block: Option<&syn::Block>) -> Fn {
        let header = self.header(sig);
        let generics = self.generics(&sig.generics);
        let has_self = matches!(sig.inputs.first(), Some(syn::FnArg::Receiver(_)));
        let output = self.return_type(&sig.output);
        let mut span = self.join(self.sig_start(sig), self.delimited(sig.paren_token.span));
        if let Some(output) = output {
            span = self.join(span, self.type_span(output));
        }
        if sig.variadic.is_some() {
            self.unsupported(span, "variadic function");
        }
        let (params, body) = match block {
            Some(block) => self.fn_body(sig, block),
            None => (self.params_without_body(sig), None),
        };
        Fn {
            sig: FnSig {
                header,
                generics,
                has_self,
                params,
                output,
                span,
            },
            body,
        }
    }

    fn fn_body(
        &mut self,
        sig: &syn::Signature,
        block: &syn::Block,
    ) -> (Vec<Param>, Option<BodyId>) {
        let mut params = Vec::new();
        let body = self.in_body(BodyKind::Fn, |this| {
            params = sig
                .inputs
                .iter()
                .filter_map(|input| this.param(input))
                .collect();
            let is_async = sig.asyncness.is_some();
            let lets = if is_async {
                let pats = params.iter_mut().filter_map(|param| param.pat.as_mut());
                let pats: Vec<&mut PatId> =
                    pats.skip_while(|pat| this.is_plain_pat(**pat)).collect();
                this.params_apart(pats.into_iter())
            } else {
                Vec::new()
            };
            let pats = params.iter().filter_map(|param| param.pat).collect();
            let mut value = this.plain_block(block);
            if !lets.is_empty() {
                value = this.around_body(BlockKind::Params, lets, value);
            }
            (pats, value)
        });
        (params, Some(body))
    }

    /// The parameters of a method that a trait only asks for: their patterns mean nothing.
    fn params_without_body(&mut self, sig: &syn::Signature) -> Vec<Param> {
        let mut params = Vec::new();
        for input in &sig.inputs {
            if let syn::FnArg::Typed(typed) = input {
                self.check_pattern_without_body(&typed.pat);
            }
            // The pattern needs a body to live in, which is thrown away.
            let outer = std::mem::take(&mut self.body);
            params.extend(self.param(input).map(|param| Param { pat: None, ..param }));
            self.body = outer;
        }
        params
    }

    fn check_pattern_without_body(&mut self, pat: &syn::Pat) {
        let plain = match pat {
            syn::Pat::Ident(pat) => {
                pat.by_ref.is_none() && pat.mutability.is_none() && pat.subpat.is_none()
            }
            syn::Pat::Wild(_) => true,
            _ => false,
        };
        if !plain {
            let pat = self.in_scratch_body(|this| {
                let pat = this.pat(pat);
                this.pat_span(pat)
            });
            self.coded(
                "E0642",
                pat,
                "patterns aren't allowed in functions without bodies",
            );
        }
    }

    fn in_scratch_body<R>(&mut self, lower: impl FnOnce(&mut Self) -> R) -> R {
        let outer = std::mem::take(&mut self.body);
        let result = lower(self);
        self.body = outer;
        result
    }

    fn header(&mut self, sig: &syn::Signature) -> FnHeader {
        if let syn::Safety::Safe(token) = &sig.safety {
            let span = self.span(token.span);
            self.error(span, "items outside of `unsafe extern { }` cannot be declared with `safe` safety qualifier");
        }
        if let (Some(constness), Some(_)) = (&sig.constness, &sig.asyncness) {
            let span = self.span(constness.span);
            self.error(span, "functions cannot be both `const` and `async`");
        }
        FnHeader {
            is_const: sig.constness.is_some(),
            is_async: sig.asyncness.is_some(),
            is_unsafe: matches!(sig.safety, syn::Safety::Unsafe(_)),
            abi: self.abi(sig.abi.as_ref()),
        }
    }

    pub(crate) fn abi(&mut self, abi: Option<&syn::Abi>) -> Option<Symbol> {
        let abi = abi?;
        let Some(name) = &abi.name else {
            return Some(self.interner.intern(DEFAULT_ABI));
        };
        let span = self.span(name.span());
        let name = name.value();
        let is_std = self.options.origin == crate::syntax::Origin::Std;
        let is_known = matches!(
            name.as_str(),
            "C" | "Rust" | "system" | "C-unwind" | "system-unwind"
        );
        if !is_known && !(is_std && name == "rust-call") {
            self.unsupported(span, "ABI of this name");
        }
        Some(self.interner.intern(&name))
    }

    fn sig_start(&self, sig: &syn::Signature) -> Span {
        let safety = match &sig.safety {
            syn::Safety::Safe(token) => Some(token.span),
            syn::Safety::Unsafe(token) => Some(token.span),
            syn::Safety::Default => None,
        };
        let constness = sig.constness.as_ref().map(|token| token.span);
        let asyncness = sig.asyncness.as_ref().map(|token| token.span);
        let abi = sig.abi.as_ref().map(|abi| abi.extern_token.span);
        let first = constness
            .or(asyncness)
            .or(safety)
            .or(abi)
            .unwrap_or(sig.fn_token.span);
        self.span(first)
    }

    fn param(&mut self, input: &syn::FnArg) -> Option<Param> {
        match input {
            syn::FnArg::Receiver(receiver) => {
                self.attrs(&receiver.attrs)?;
                Some(self.receiver(receiver))
            }
            syn::FnArg::Typed(typed) => {
                self.attrs(&typed.attrs)?;
                let pat = self.pat(&typed.pat);
                let ty = self.ty(&typed.ty);
                let span = self.join(self.pat_span(pat), self.type_span(ty));
                Some(Param {
                    pat: Some(pat),
                    ty,
                    span,
                })
            }
        }
    }

    /// `self` in all its forms, as a parameter whose type is written out.
    fn receiver(&mut self, receiver: &syn::Receiver) -> Param {
        let token = receiver.self_token.span;
        let mut_token = receiver
            .mutability
            .as_ref()
            .map(|token| self.span(token.span));
        let self_span = self.span(token);
        let start = mut_token.unwrap_or(self_span);
        let (ty, span, mutable) = match &receiver.kind {
            syn::ReceiverKind::Value => {
                let span = self.join(start, self_span);
                (self.self_type(span), span, mut_token.is_some())
            }
            syn::ReceiverKind::Reference(and, lifetime, mutability) => {
                let span = self.join(self.span(and.span), self_span);
                let lifetime = lifetime.as_ref().map(|lifetime| self.lifetime(lifetime));
                let ty = self.self_type(span);
                let mutable = mutability.is_some();
                let ty = self.new_type(
                    TypeKind::Ref {
                        lifetime,
                        mutable,
                        ty,
                    },
                    span,
                );
                (ty, span, mut_token.is_some())
            }
            syn::ReceiverKind::Typed(_, ty) => {
                let ty = self.ty(ty);
                (
                    ty,
                    self.join(start, self.type_span(ty)),
                    mut_token.is_some(),
                )
            }
            _ => {
                self.unsupported(self_span, "receiver of this form");
                (self.new_type(TypeKind::Error, self_span), self_span, false)
            }
        };
        let pat: PatId = self.self_pat(token, mutable, span);
        Param {
            pat: Some(pat),
            ty,
            span,
        }
    }

    fn self_type(&mut self, span: Span) -> TypeId {
        let path: Path = Self::path_of_ident(Ident {
            name: sym::SELF_TYPE,
            span,
        });
        self.new_type(TypeKind::Path(path), span)
    }
}
