//@ edition: 2021, 2024
//@ outcome: exit 0
//@ stdout: [70, 30]

//! The bank owns the accounts, and a transfer names them by index.
//!
//! What happens: there is one `&mut` to all accounts, and no cell. Equal indices are two uses of one
//! place, one after the other.
//! What to watch: an index may be out of bounds, and may mean another account after a removal.
//! Reports: wasm-bindgen/wasm-bindgen#1578, PyO3/pyo3#749
//! Cost of this fix: whoever transfers needs the whole bank.

struct Bank {
    balances: Vec<i64>,
}

impl Bank {
    fn transfer(&mut self, from: usize, to: usize, amount: i64) {
        self.balances[from] -= amount;
        self.balances[to] += amount;
    }
}

fn main() {
    let mut bank = Bank {
        balances: vec![100, 0],
    };
    let (savings, purse) = (0, 1);

    bank.transfer(savings, purse, 30);
    bank.transfer(savings, savings, 30);
    println!("{:?}", bank.balances);
}
