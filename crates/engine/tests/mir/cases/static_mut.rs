static mut X: i32 = 1;
static mut V: Vec<i32> = Vec::new();
static mut A: [i32; 3] = [1, 2, 3];
struct S {
    a: i32,
    v: Vec<i32>,
}
static mut ST: S = S {
    a: 1,
    v: Vec::new(),
};
fn main() {
    unsafe {
        X += 1;
        let a = X;
        println!("{}", X);
        let r = &X;
        let m = &mut X;
        let p = &raw mut X;
        V.push(1);
        let l = V.len();
        println!("{:?}", V);
        A[0] = 1;
        let z = A[1];
        let y = A.len();
        for i in A.iter() {}
        ST.a = 3;
        ST.v.push(1);
        let q = &ST.a;
        let ref w = X;
        match X {
            ref k => {}
        }
        let s = &*(&raw const X);
        let t = &A[0];
        let u = &A[..];
        V = vec![];
        let e = X == 3;
        V[0] = 1;
        if let [f, ..] = &A {}
        assert_eq!(X, 3);
        let o = (*(&raw mut V)).len();
    }
}
