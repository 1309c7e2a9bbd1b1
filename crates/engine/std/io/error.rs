//! What can go wrong with a stream.

use crate::boxed::Box;
use crate::error;
use crate::fmt;
use crate::intrinsics;
use crate::result;

pub type Result<T> = result::Result<T, Error>;

#[engine::path("std::io::error::Error")]
pub struct Error {
    repr: Repr,
}

enum Repr {
    Simple(ErrorKind),
    Message(ErrorKind, &'static str),
    Custom(Box<Custom>),
}

#[derive(Debug)]
struct Custom {
    kind: ErrorKind,
    error: Box<dyn error::Error + Send + Sync>,
}

/// The kinds of errors, and what is said of each.
macro_rules! kinds {
    ($($name:ident $text:literal,)*) => {
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        #[non_exhaustive]
        #[engine::path("std::io::error::ErrorKind")]
        pub enum ErrorKind {
            $($name,)*
        }

        impl ErrorKind {
            pub(crate) fn description(&self) -> &'static str {
                match *self {
                    $(ErrorKind::$name => $text,)*
                }
            }
        }
    };
}

kinds! {
    NotFound "entity not found",
    PermissionDenied "permission denied",
    ConnectionRefused "connection refused",
    ConnectionReset "connection reset",
    HostUnreachable "host unreachable",
    NetworkUnreachable "network unreachable",
    ConnectionAborted "connection aborted",
    NotConnected "not connected",
    AddrInUse "address in use",
    AddrNotAvailable "address not available",
    NetworkDown "network down",
    BrokenPipe "broken pipe",
    AlreadyExists "entity already exists",
    WouldBlock "operation would block",
    NotADirectory "not a directory",
    IsADirectory "is a directory",
    DirectoryNotEmpty "directory not empty",
    ReadOnlyFilesystem "read-only filesystem or storage medium",
    FilesystemLoop "filesystem loop or indirection limit (e.g. symlink loop)",
    StaleNetworkFileHandle "stale network file handle",
    InvalidInput "invalid input parameter",
    InvalidData "invalid data",
    TimedOut "timed out",
    WriteZero "write zero",
    StorageFull "no storage space",
    NotSeekable "seek on unseekable file",
    QuotaExceeded "quota exceeded",
    FileTooLarge "file too large",
    ResourceBusy "resource busy",
    ExecutableFileBusy "executable file busy",
    Deadlock "deadlock",
    CrossesDevices "cross-device link or rename",
    TooManyLinks "too many links",
    InvalidFilename "invalid filename",
    ArgumentListTooLong "argument list too long",
    Interrupted "operation interrupted",
    Unsupported "unsupported",
    UnexpectedEof "unexpected end of file",
    OutOfMemory "out of memory",
    InProgress "in progress",
    Other "other error",
    Uncategorized "uncategorized error",
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.description())
    }
}

impl Error {
    pub fn new<E>(kind: ErrorKind, error: E) -> Error
    where
        E: Into<Box<dyn error::Error + Send + Sync>>,
    {
        Error { repr: Repr::Custom(Box::new(Custom { kind, error: error.into() })) }
    }

    pub fn other<E>(error: E) -> Error
    where
        E: Into<Box<dyn error::Error + Send + Sync>>,
    {
        Error::new(ErrorKind::Other, error)
    }

    /// An error that always says the same.
    pub(crate) const fn message(kind: ErrorKind, text: &'static str) -> Error {
        Error { repr: Repr::Message(kind, text) }
    }

    /// There is no operating system below.
    pub fn last_os_error() -> Error {
        intrinsics::unsupported("io::Error::last_os_error")
    }

    pub fn from_raw_os_error(_code: i32) -> Error {
        intrinsics::unsupported("io::Error::from_raw_os_error")
    }

    pub fn raw_os_error(&self) -> Option<i32> {
        None
    }

    pub fn kind(&self) -> ErrorKind {
        match &self.repr {
            Repr::Simple(kind) | Repr::Message(kind, _) => *kind,
            Repr::Custom(custom) => custom.kind,
        }
    }

    pub fn get_ref(&self) -> Option<&(dyn error::Error + Send + Sync + 'static)> {
        match &self.repr {
            Repr::Custom(custom) => Some(&*custom.error),
            _ => None,
        }
    }

    pub fn get_mut(&mut self) -> Option<&mut (dyn error::Error + Send + Sync + 'static)> {
        match &mut self.repr {
            Repr::Custom(custom) => Some(&mut *custom.error),
            _ => None,
        }
    }

    pub fn into_inner(self) -> Option<Box<dyn error::Error + Send + Sync>> {
        match self.repr {
            Repr::Custom(custom) => {
                let custom = *custom;
                Some(custom.error)
            }
            _ => None,
        }
    }

    pub fn downcast<E>(self) -> result::Result<E, Self>
    where
        E: error::Error + Send + Sync + 'static,
    {
        match self.repr {
            Repr::Custom(custom) if custom.error.is::<E>() => {
                let custom = *custom;
                match custom.error.downcast::<E>() {
                    Ok(error) => Ok(*error),
                    Err(error) => Err(Error::new(custom.kind, error)),
                }
            }
            repr => Err(Error { repr }),
        }
    }
}

impl From<ErrorKind> for Error {
    fn from(kind: ErrorKind) -> Error {
        Error { repr: Repr::Simple(kind) }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.repr {
            Repr::Simple(kind) => f.debug_tuple("Kind").field(kind).finish(),
            Repr::Message(kind, text) => {
                f.debug_struct("Error").field("kind", kind).field("message", text).finish()
            }
            Repr::Custom(custom) => fmt::Debug::fmt(custom, f),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.repr {
            Repr::Simple(kind) => f.write_str(kind.description()),
            Repr::Message(_, text) => f.write_str(text),
            Repr::Custom(custom) => fmt::Display::fmt(&custom.error, f),
        }
    }
}

impl error::Error for Error {
    fn description(&self) -> &str {
        match &self.repr {
            Repr::Simple(kind) => kind.description(),
            Repr::Message(_, text) => text,
            Repr::Custom(custom) => custom.error.description(),
        }
    }

    fn cause(&self) -> Option<&dyn error::Error> {
        match &self.repr {
            Repr::Custom(custom) => custom.error.cause(),
            _ => None,
        }
    }

    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match &self.repr {
            Repr::Custom(custom) => custom.error.source(),
            _ => None,
        }
    }
}
