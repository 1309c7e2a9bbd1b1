//! Chromium and ChromeDriver, which must be of one version.

use std::path::PathBuf;

use anyhow::Result;

use super::Missing;
use super::machine::{Machine, ThisMachine};
use crate::project::Project;

/// The names under which systems have Chromium, ours before its relatives.
const CHROMIUM: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

/// What Chromium is started with: first what lets it run as root, as it does in CI,
/// then what keeps it from talking to anyone but the page under test.
pub const ARGUMENTS: [&str; 7] = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
];

/// A browser, and the program that drives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Browser {
    /// Chromium's executable.
    pub chromium: PathBuf,
    /// ChromeDriver's executable.
    pub driver: PathBuf,
}

/// Finds a browser on this machine, or gets one.
pub fn obtain(project: &Project) -> Result<Browser> {
    Ok(obtain_for(&ThisMachine(project))?)
}

/// The decision itself: what PATH has, else what Debian has, else what Playwright has.
fn obtain_for(machine: &impl Machine) -> Result<Browser, Missing> {
    if let Some(browser) = on_path(machine) {
        return Ok(browser);
    }
    from_packages(machine)
        .or_else(|| from_playwright(machine))
        .ok_or(Missing::Browser)
}

fn on_path(machine: &impl Machine) -> Option<Browser> {
    Some(Browser {
        chromium: CHROMIUM.iter().find_map(|name| machine.find(name))?,
        driver: machine.find("chromedriver")?,
    })
}

fn from_packages(machine: &impl Machine) -> Option<Browser> {
    machine.find("apt-get")?;
    let root = machine.root()?;
    println!("Installing Chromium and ChromeDriver with apt-get");
    tell(machine.install_packages(root))?;
    on_path(machine)
}

fn from_playwright(machine: &impl Machine) -> Option<Browser> {
    println!("Downloading Chromium and ChromeDriver, which may take minutes");
    tell(machine.download())
}

/// Says why one way failed, since the next way's failure would hide it.
fn tell<T>(result: Result<T>) -> Option<T> {
    result
        .inspect_err(|error| eprintln!("That did not work: {error:#}"))
        .ok()
}

#[cfg(test)]
mod tests {
    use std::cell::{Cell, RefCell};

    use anyhow::bail;

    use super::super::machine::Root;
    use super::*;

    /// A machine that only notes what is done to it.
    #[derive(Default)]
    struct Noted {
        programs: RefCell<Vec<&'static str>>,
        root: Option<Root>,
        packages_work: bool,
        download_works: bool,
        installed_as: Cell<Option<Root>>,
        downloads: Cell<u32>,
    }

    impl Machine for Noted {
        fn find(&self, program: &str) -> Option<PathBuf> {
            let has = self.programs.borrow().contains(&program);
            has.then(|| PathBuf::from("/bin").join(program))
        }

        fn root(&self) -> Option<Root> {
            self.root
        }

        fn install_packages(&self, root: Root) -> Result<()> {
            self.installed_as.set(Some(root));
            if !self.packages_work {
                bail!("no such package");
            }
            let mut programs = self.programs.borrow_mut();
            programs.extend(["chromium", "chromedriver"]);
            Ok(())
        }

        fn download(&self) -> Result<Browser> {
            self.downloads.set(self.downloads.get() + 1);
            if !self.download_works {
                bail!("no such host");
            }
            Ok(browser("/downloads"))
        }
    }

    fn having(programs: &[&'static str]) -> Noted {
        Noted {
            programs: RefCell::new(programs.to_vec()),
            ..Noted::default()
        }
    }

    fn browser(folder: &str) -> Browser {
        Browser {
            chromium: PathBuf::from(folder).join("chromium"),
            driver: PathBuf::from(folder).join("chromedriver"),
        }
    }

    #[test]
    fn what_is_on_path_is_used_and_nothing_is_installed() {
        let machine = Noted {
            root: Some(Root::Already),
            ..having(&["chromium", "chromedriver", "apt-get"])
        };
        assert_eq!(obtain_for(&machine), Ok(browser("/bin")));
        assert_eq!(machine.installed_as.get(), None);
    }

    #[test]
    fn chrome_will_do_for_chromium() {
        let machine = having(&["google-chrome", "chromedriver"]);
        let found = obtain_for(&machine).expect("both are there");
        assert_eq!(found.chromium, PathBuf::from("/bin/google-chrome"));
    }

    #[test]
    fn a_browser_without_its_driver_is_not_enough() {
        let machine = Noted {
            root: Some(Root::Sudo),
            packages_work: true,
            ..having(&["chromium", "apt-get"])
        };
        assert_eq!(obtain_for(&machine), Ok(browser("/bin")));
        assert_eq!(machine.installed_as.get(), Some(Root::Sudo));
    }

    #[test]
    fn without_root_the_browser_is_downloaded() {
        let machine = Noted {
            packages_work: true,
            download_works: true,
            ..having(&["apt-get"])
        };
        assert_eq!(obtain_for(&machine), Ok(browser("/downloads")));
        assert_eq!(machine.installed_as.get(), None);
    }

    #[test]
    fn without_apt_get_root_is_of_no_use() {
        let machine = Noted {
            root: Some(Root::Already),
            packages_work: true,
            download_works: true,
            ..having(&[])
        };
        assert_eq!(obtain_for(&machine), Ok(browser("/downloads")));
        assert_eq!(machine.installed_as.get(), None);
    }

    #[test]
    fn when_packages_fail_the_browser_is_downloaded() {
        let machine = Noted {
            root: Some(Root::Already),
            download_works: true,
            ..having(&["apt-get"])
        };
        assert_eq!(obtain_for(&machine), Ok(browser("/downloads")));
        assert_eq!(machine.installed_as.get(), Some(Root::Already));
    }

    #[test]
    fn when_nothing_works_one_sentence_says_so() {
        let machine = having(&[]);
        assert_eq!(obtain_for(&machine), Err(Missing::Browser));
        assert_eq!(machine.downloads.get(), 1);
        let sentence = Missing::Browser.to_string();
        assert!(sentence.contains("apt-get install chromium chromium-driver"));
        assert!(!sentence.contains('\n'));
    }
}
