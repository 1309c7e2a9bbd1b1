//! What the macros of the format family take.

use syn::Token;
use syn::parse::ParseStream;

/// What a macro of the format family takes.
pub(crate) struct FormatInput {
    /// The expressions before the format string.
    pub leading: Vec<syn::Expr>,
    pub format: Option<syn::Expr>,
    pub args: Vec<(Option<syn::Ident>, syn::Expr)>,
}

impl FormatInput {
    /// A parser that takes so many expressions before the format string.
    pub(crate) fn parser(leading: usize) -> impl FnOnce(ParseStream) -> syn::Result<Self> {
        move |input| {
            let mut this = Self {
                leading: Vec::new(),
                format: None,
                args: Vec::new(),
            };
            for index in 0..leading {
                if index > 0 {
                    input.parse::<Token![,]>()?;
                }
                this.leading.push(input.parse()?);
            }
            let separated = leading == 0 || input.parse::<Option<Token![,]>>()?.is_some();
            if !separated || input.is_empty() {
                return Ok(this);
            }
            this.format = Some(input.parse()?);
            while input.parse::<Option<Token![,]>>()?.is_some() && !input.is_empty() {
                this.args.push(argument(input)?);
            }
            Ok(this)
        }
    }
}

fn argument(input: ParseStream) -> syn::Result<(Option<syn::Ident>, syn::Expr)> {
    use syn::ext::IdentExt;
    let is_named = input.peek(syn::Ident::peek_any)
        && input.peek2(Token![=])
        && !input.peek2(Token![==])
        && !input.peek2(Token![=>]);
    if !is_named {
        return Ok((None, input.parse()?));
    }
    let name = input.call(syn::Ident::parse_any)?;
    input.parse::<Token![=]>()?;
    Ok((Some(name), input.parse()?))
}
