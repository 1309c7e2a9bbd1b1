//! Numbers: operators, casts, overflow, wide integers, floats.

fn ints() {
    let a: i32 = -17;
    println!("{} {} {} {}", a / 5, a % 5, a.rem_euclid(5), a.div_euclid(5));
    println!("{} {} {}", a >> 2, (a as u32) >> 2, a << 3);
    println!("{} {} {}", a as u8, a as i64, a as u64);
    println!("{} {} {}", 300i32 as u8, 3.99f64 as i32, -1.5f32 as u8);
    println!("{} {} {}", f64::NAN as i32, f64::INFINITY as i64, 1e40f64 as f32);
    println!("{:?} {:?}", 250u8.checked_add(10), 250u8.checked_add(5));
    println!("{} {}", 250u8.wrapping_add(10), 250u8.saturating_add(10));
    println!("{:?}", i32::MIN.overflowing_sub(1));
    println!("{} {}", u128::MAX, i128::MIN);
    println!("{}", (1u128 << 100) + 7);
    println!("{} {}", u64::MAX as f64, i128::MAX as f64);
    println!("{:#x} {:#b} {:o}", 255, 5u8, 64);
    println!("{} {} {}", 40u32.leading_zeros(), 40u32.trailing_zeros(), 40u32.count_ones());
    println!("{} {}", 0x1234_5678u32.swap_bytes(), 1u8.rotate_right(1));
    println!("{} {}", 2i32.pow(10), 10u64.isqrt());
    println!("{}", 'a' as u32 + 1);
    println!("{:?}", char::from_u32(0x41));
    println!("{}", u8::try_from(300i32).is_err());
}

fn floats() {
    println!("{} {} {}", 0.1 + 0.2, 1.0 / 3.0, 1e21);
    println!("{:?} {:?} {}", 1.0f64, 0.1f32, f64::MAX);
    println!("{:.2} {:8.3} {:e}", 3.14159, 2.5, 1234.5);
    println!("{} {}", 2f64.sqrt(), 2f64.powi(10));
    println!("{} {} {}", 2.5f64.round(), -2.5f64.round(), 2.5f64.floor());
    println!("{} {}", f64::NAN == f64::NAN, f64::NAN < 1.0);
    println!("{:?}", "3.5e2".parse::<f64>());
    println!("{} {}", f64::INFINITY, -f64::NEG_INFINITY);
}

fn main() {
    ints();
    floats();
    let values = [1u8, 2, 3];
    let mut sum = 250u8;
    for value in values {
        println!("{sum}");
        sum += value;
    }
    println!("{sum}");
    let big = std::hint::black_box(200u8);
    println!("{}", sum + big);
}
