//! Types.

use super::Lower;
use crate::syntax::Origin;
use crate::syntax::ast::{BodyKind, GenericParam, Param, TypeId, TypeKind};
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::span::Span;
use crate::syntax::token::nesting::LOWERED;

impl Lower<'_> {
    pub(crate) fn ty(&mut self, ty: &syn::Type) -> TypeId {
        self.deeper(LOWERED, |this| this.type_kind(ty))
    }

    fn type_kind(&mut self, ty: &syn::Type) -> TypeId {
        match ty {
            syn::Type::Array(array) => self.array_type(array),
            syn::Type::FnPtr(ptr) => self.fn_ptr(ptr),
            syn::Type::Group(group) => self.ty(&group.elem),
            syn::Type::ImplTrait(bounds) => self.impl_trait_type(bounds),
            syn::Type::Infer(infer) => self.infer_type(infer),
            syn::Type::Macro(call) => self.type_macro(&call.mac),
            syn::Type::Never(never) => self.never_type(never),
            syn::Type::Paren(paren) => self.paren_type(paren),
            syn::Type::Path(path) => self.path_type(path),
            syn::Type::Ptr(ptr) => self.ptr_type(ptr),
            syn::Type::Reference(reference) => self.reference(reference),
            syn::Type::Slice(slice) => self.slice_type(slice),
            syn::Type::TraitObject(object) => self.trait_object(object),
            syn::Type::Tuple(tuple) => self.tuple_type(tuple),
            syn::Type::Verbatim(tokens) => self.verbatim_type(tokens),
            _ => self.unsupported_type(Span::default(), "type of this form"),
        }
    }

    #[inline(never)]
    fn array_type(&mut self, array: &syn::TypeArray) -> TypeId {
        let elem = self.ty(&array.elem);
        let len = self.const_body(BodyKind::AnonConst, &array.len);
        let span = self.delimited(array.bracket_token.span);
        self.new_type(TypeKind::Array(elem, len), span)
    }

    #[inline(never)]
    fn impl_trait_type(&mut self, bounds: &syn::TypeImplTrait) -> TypeId {
        let start = self.span(bounds.impl_token.span);
        let bounds = self.bounds(&bounds.bounds);
        let span = self.bounds_span(start, &bounds);
        self.new_type(TypeKind::ImplTrait(bounds), span)
    }

    #[inline(never)]
    fn infer_type(&mut self, infer: &syn::TypeInfer) -> TypeId {
        let span = self.span(infer.underscore_token.span);
        self.new_type(TypeKind::Infer, span)
    }

    #[inline(never)]
    fn never_type(&mut self, never: &syn::TypeNever) -> TypeId {
        let span = self.span(never.bang_token.span);
        if self.options.origin == Origin::User {
            let message = "the `!` type is experimental";
            self.diagnostics
                .push(Diagnostic::coded("E0658", span, message));
        }
        self.new_type(TypeKind::Never, span)
    }

    #[inline(never)]
    fn paren_type(&mut self, paren: &syn::TypeParen) -> TypeId {
        let inside = self.ty(&paren.elem);
        let span = self.delimited(paren.paren_token.span);
        self.new_type(TypeKind::Paren(inside), span)
    }

    #[inline(never)]
    fn path_type(&mut self, path: &syn::TypePath) -> TypeId {
        let path = self.qualified_path(path.qself.as_ref(), &path.path);
        let span = path.span;
        self.new_type(TypeKind::Path(path), span)
    }

    #[inline(never)]
    fn ptr_type(&mut self, ptr: &syn::TypePtr) -> TypeId {
        let start = self.span(ptr.star_token.span);
        let mutable = matches!(ptr.mutability, syn::PointerMutability::Mut(_));
        let ty = self.ty(&ptr.elem);
        let span = self.join(start, self.type_span(ty));
        self.new_type(TypeKind::Ptr { mutable, ty }, span)
    }

    #[inline(never)]
    fn slice_type(&mut self, slice: &syn::TypeSlice) -> TypeId {
        let elem = self.ty(&slice.elem);
        let span = self.delimited(slice.bracket_token.span);
        self.new_type(TypeKind::Slice(elem), span)
    }

    #[inline(never)]
    fn tuple_type(&mut self, tuple: &syn::TypeTuple) -> TypeId {
        let elems = tuple.elems.iter().map(|elem| self.ty(elem)).collect();
        let span = self.delimited(tuple.paren_token.span);
        self.new_type(TypeKind::Tuple(elems), span)
    }

    #[inline(never)]
    fn verbatim_type(&mut self, tokens: &proc_macro2::TokenStream) -> TypeId {
        let span = self.stream_span(tokens);
        self.unsupported_type(span, "type of this form")
    }

    pub(crate) fn return_type(&mut self, output: &syn::ReturnType) -> Option<TypeId> {
        match output {
            syn::ReturnType::Default => None,
            // Only as what a function gives `!` is stable.
            syn::ReturnType::Type(_, ty) => Some(match &**ty {
                syn::Type::Never(never) => {
                    let span = self.span(never.bang_token.span);
                    self.new_type(TypeKind::Never, span)
                }
                ty => self.ty(ty),
            }),
        }
    }

    #[inline(never)]
    fn unsupported_type(&mut self, span: Span, construct: &'static str) -> TypeId {
        self.unsupported(span, construct);
        self.new_type(TypeKind::Error, span)
    }

    #[inline(never)]
    fn reference(&mut self, reference: &syn::TypeReference) -> TypeId {
        let start = self.span(reference.and_token.span);
        let lifetime = reference
            .lifetime
            .as_ref()
            .map(|lifetime| self.lifetime(lifetime));
        let mutable = reference.mutability.is_some();
        let ty = self.ty(&reference.elem);
        let span = self.join(start, self.type_span(ty));
        self.reject_plus(&reference.elem, span);
        self.new_type(
            TypeKind::Ref {
                lifetime,
                mutable,
                ty,
            },
            span,
        )
    }

    /// `&dyn A + B` is ambiguous, and so is an error.
    fn reject_plus(&mut self, ty: &syn::Type, span: Span) {
        let bounds = match ty {
            syn::Type::TraitObject(object) => object.bounds.len(),
            syn::Type::ImplTrait(bounds) => bounds.bounds.len(),
            _ => return,
        };
        if bounds > 1 {
            self.coded("E0178", span, "ambiguous `+` in a type");
        }
    }

    #[inline(never)]
    fn trait_object(&mut self, object: &syn::TypeTraitObject) -> TypeId {
        let bounds = self.bounds(&object.bounds);
        let first = bounds
            .first()
            .map_or_else(Span::default, |bound| bound.span);
        let start = object
            .dyn_token
            .as_ref()
            .map_or(first, |token| self.span(token.span));
        let span = self.bounds_span(start, &bounds);
        if object.dyn_token.is_none() {
            self.coded("E0782", span, "expected a type, found a trait");
            return self.new_type(TypeKind::Error, span);
        }
        self.new_type(TypeKind::TraitObject(bounds), span)
    }

    #[inline(never)]
    fn fn_ptr(&mut self, ptr: &syn::TypeFnPtr) -> TypeId {
        let lifetimes: Vec<GenericParam> = self.bound_params(ptr.lifetimes.as_ref());
        let is_unsafe = ptr.unsafety.is_some();
        let abi = self.abi(ptr.abi.as_ref());
        let mut params = Vec::new();
        for input in &ptr.inputs {
            self.no_attrs(&input.attrs);
            let ty = self.ty(&input.ty);
            params.push(Param {
                pat: None,
                ty,
                span: self.type_span(ty),
            });
        }
        let start = self.fn_ptr_start(ptr);
        let mut span = self.join(start, self.delimited(ptr.paren_token.span));
        if ptr.variadic.is_some() {
            self.unsupported(span, "variadic function");
        }
        let output = self.return_type(&ptr.output);
        if let Some(output) = output {
            span = self.join(span, self.type_span(output));
        }
        self.new_type(
            TypeKind::FnPtr {
                lifetimes,
                is_unsafe,
                abi,
                params,
                output,
            },
            span,
        )
    }

    fn fn_ptr_start(&self, ptr: &syn::TypeFnPtr) -> Span {
        let lifetimes = ptr.lifetimes.as_ref().map(|token| token.for_token.span);
        let unsafety = ptr.unsafety.as_ref().map(|token| token.span);
        let abi = ptr.abi.as_ref().map(|abi| abi.extern_token.span);
        self.span(lifetimes.or(unsafety).or(abi).unwrap_or(ptr.fn_token.span))
    }
}
