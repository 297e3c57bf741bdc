//! What always holds for the finance rules, whatever the numbers.
#![allow(clippy::unwrap_used, reason = "a failed step is a failed test")]

use proptest::prelude::*;
use rust_decimal::Decimal;
use switchover::model::{Currency, Day, FiscalCalendar, Money, YearLabel};
use switchover::plan::bridge::bridge;
use switchover::plan::budget::{
    ContingencyHow, How, NameId, Shown, UnitPrice, allocate, depreciation, discount, escalation, exchange, recurring,
    tax, trade_in, value,
};
use switchover::plan::finance::{Depreciation, LowValueChoice, LowValueTreatment, Method, PlanRate, ServiceStart};
use switchover::plan::presets::Presets;
use switchover::plan::statement::{BookStep, CellWhatIf, StatementRow, derivation, statement};
use switchover::plan::{Budget, BudgetLine, Category, Discount, Outlook, Plan, PriceKey, Rounding, Settings};

fn any_rounding() -> impl Strategy<Value = Rounding> {
    prop_oneof![Just(Rounding::HalfAwayFromZero), Just(Rounding::HalfEven)]
}

fn rate(thousandths: i64) -> Decimal {
    Decimal::new(thousandths, 3)
}

fn any_calendar() -> impl Strategy<Value = FiscalCalendar> {
    (1..=12_u8, 1..=28_u8).prop_map(|(start_month, start_day)| FiscalCalendar {
        start_month,
        start_day,
        label: YearLabel::Ending,
    })
}

/// What a price of a random budget is made from: minor units, years and rate of escalation, and a plan rate if it is foreign.
type AnyPrice = (i64, u32, i64, Option<i64>);
/// What a line is made from: category, lane, amount, quantity, day, `CapEx`, and how it was made.
type AnyLine = (usize, Option<usize>, i64, u64, i32, bool, u32);

fn price_of((minor, years, rate, quote): AnyPrice) -> UnitPrice {
    let rate = Decimal::new(rate, 3);
    let years = if rate.is_zero() { 0 } else { years };
    let base = Money::new(minor, if quote.is_some() { Currency::USD } else { Currency::EUR });
    UnitPrice {
        key: PriceKey::Headset,
        unit: escalation::escalated(base, rate, years, Rounding::HalfAwayFromZero).unwrap(),
        base,
        escalation: (rate, years),
        exchange: quote.map(|quote| PlanRate { quote: Decimal::new(quote, 4), on: None, source: String::new() }),
        steps: Vec::new(),
        flagged: true,
    }
}

fn line_of((category, lane, minor, quantity, number, capex, how): AnyLine) -> BudgetLine {
    let day = Day::from_number(20_000 + number);
    let category = Category::ALL[category];
    let overhead = matches!(category, Category::Contingency | Category::Vat);
    BudgetLine {
        day,
        fiscal_year: FiscalCalendar::default().year_of(day),
        category,
        lane: lane.filter(|_| !overhead),
        class: None,
        site: NameId::NONE,
        cost_center: NameId::NONE,
        product: NameId::NONE,
        wave: if overhead { NameId::NONE } else { NameId::at(0) },
        quantity,
        weight: 1,
        unit: None,
        amount: Money::new(minor, Currency::EUR),
        capex,
        how: if overhead { 7 } else { how },
    }
}

/// Any budget: lines of all kinds, with prices that are escalated or foreign, contingency and VAT.
fn any_budget() -> impl Strategy<Value = Budget> {
    let price = (1_i64..100_000, 0_u32..4, -50_i64..100, prop::option::of(5_000_i64..20_000)).prop_map(price_of);
    let lanes = prop::option::of(0_usize..3);
    let line =
        (0..Category::ALL.len(), lanes, -10_000_i64..5_000_000, 0_u64..60, 0_i32..2_500, any::<bool>(), 0_u32..7);
    let lines = prop::collection::vec(line.prop_map(line_of), 0..25);
    (prop::collection::vec(price, 3), lines, 0_i64..200).prop_map(|(prices, lines, rate)| {
        let day = Day::from_number(21_000);
        let eur = |minor| Money::new(minor, Currency::EUR);
        let base = lines.iter().map(|line| line.amount.minor).sum::<i64>().max(1);
        let hows = vec![
            How::Bought { price: 0, ready: day, needed: None },
            How::Bought { price: 1, ready: day.plus_days(90), needed: None },
            How::Monthly { price: 2, from: day, to: day.plus_months(4), months: 5 },
            How::Monthly { price: 2, from: day, to: day.plus_months(11), months: 12 },
            How::TradeIn {
                program: String::new(),
                source: String::new(),
                per_unit: eur(100),
                claim_by: day,
                cash_by: day.plus_days(200),
            },
            How::Once { price: 1, times: 1, quantity: 9, total: eur(300) },
            How::Fixed { calculated: eur(0), amount: eur(0), flagged: rate % 2 == 0 },
            How::Contingency(Box::new(ContingencyHow {
                rate: Some(Decimal::new(rate, 3)),
                source: String::new(),
                base: eur(base),
                total: eur(0),
                year_base: eur(0),
                part: eur(0),
                of: 1,
            })),
        ];
        let mut budget = Budget { prices, hows, ..Budget::default() };
        for line in &lines {
            *budget.cells.entry((line.fiscal_year, line.category)).or_default() += line.amount.minor;
            if let Err(place) = budget.years.binary_search(&line.fiscal_year) {
                budget.years.insert(place, line.fiscal_year);
            }
        }
        budget.lines = lines.into();
        budget
    })
}

fn any_depreciation() -> impl Strategy<Value = Option<Depreciation>> {
    let method = prop_oneof![
        Just(Method::StraightLine),
        any::<bool>().prop_map(|switch| Method::Declining { rule: "de-declining-2025".to_owned(), switch }),
        Just(Method::Table("us-macrs-5".to_owned())),
        Just(Method::Table("no such table".to_owned())),
    ];
    let start = prop_oneof![Just(ServiceStart::MonthOfService), Just(ServiceStart::NextMonth)];
    prop::option::of((method, 1_u16..130, start, 0_i64..300).prop_map(|(method, months, start, residual)| {
        Depreciation { method, months, start, residual: rate(residual), preset: None }
    }))
}

fn any_low_value() -> impl Strategy<Value = Option<LowValueChoice>> {
    let treatment = prop_oneof![Just(LowValueTreatment::Immediate), Just(LowValueTreatment::Pool)];
    let rule = prop_oneof![Just("de-low-value-2018"), Just("at-low-value-2023"), Just("none")];
    prop::option::of(
        (rule, treatment).prop_map(|(rule, treatment)| LowValueChoice { rule: rule.to_owned(), treatment }),
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn shares_add_up_and_stay_within_one_unit_of_exact(
        total in -1_000_000_000_i64..1_000_000_000,
        weights in prop::collection::vec(0_u64..1000, 1..20),
    ) {
        let sum: u64 = weights.iter().sum();
        prop_assume!(sum > 0);
        let shares = allocate::allocate(total, &weights).unwrap();
        prop_assert_eq!(shares.iter().sum::<i64>(), total);
        for (share, weight) in shares.iter().zip(&weights) {
            let off = i128::from(*share) * i128::from(sum) - i128::from(total) * i128::from(*weight);
            prop_assert!(off.abs() < i128::from(sum), "{share} for {weight} of {sum}");
            prop_assert!(*weight > 0 || *share == 0);
        }
    }

    #[test]
    fn net_and_vat_make_gross_both_ways(
        amount in -1_000_000_000_i64..1_000_000_000,
        thousandths in 0_i64..300,
        rounding in any_rounding(),
    ) {
        for taxed in [
            tax::from_net(amount, rate(thousandths), rounding).unwrap(),
            tax::from_gross(amount, rate(thousandths), rounding).unwrap(),
        ] {
            prop_assert_eq!(taxed.net + taxed.vat, taxed.gross);
        }
        let gross = tax::from_net(amount, rate(thousandths), rounding).unwrap().gross;
        let back = tax::from_gross(gross, rate(thousandths), rounding).unwrap().net;
        prop_assert!((back - amount).abs() <= 1);
    }

    #[test]
    fn the_order_of_pure_shares_does_not_matter(
        list in 0_i64..100_000_000,
        a in 0_i64..1000,
        b in 0_i64..1000,
        c in 0_i64..1000,
        rounding in any_rounding(),
    ) {
        let net = |shares: [i64; 3]| {
            let chain = shares.map(|share| Discount::Percent(rate(share)));
            discount::unit_net(Money::new(list, Currency::EUR), &chain, rounding).unwrap()
        };
        prop_assert_eq!(net([a, b, c]), net([c, a, b]));
        prop_assert_eq!(net([a, b, c]), net([b, a, c]));
    }

    #[test]
    fn fiscal_years_tile_the_calendar(calendar in any_calendar(), number in -20_000_i32..40_000) {
        let day = Day::from_number(number);
        let year = calendar.year_of(day);
        prop_assert!(calendar.first_day(year) <= day && day <= calendar.last_day(year));
        prop_assert_eq!(calendar.last_day(year).plus_days(1), calendar.first_day(year.next()));
        prop_assert_eq!(calendar.year_of(calendar.first_day(year)), year);
        prop_assert_eq!(calendar.year_of(calendar.last_day(year)), year);
        prop_assert!((1..=12).contains(&calendar.period_of(day)));
    }

    #[test]
    fn every_started_month_falls_into_exactly_one_fiscal_year(
        calendar in any_calendar(),
        from in 10_000_i32..30_000,
        length in 0_i32..3000,
    ) {
        let (from, to) = (Day::from_number(from), Day::from_number(from + length));
        let stretches = recurring::by_fiscal_year(calendar, from, to);
        let months: u32 = stretches.iter().map(|stretch| stretch.months).sum();
        prop_assert_eq!(months, recurring::months_started(from, to));
        for pair in stretches.windows(2) {
            prop_assert_eq!(pair[0].to.plus_days(1), pair[1].from);
            prop_assert_eq!(pair[0].year.next(), pair[1].year);
        }
    }

    #[test]
    fn both_ways_of_rounding_agree(numerator in -10_000_000_i64..10_000_000, scale in 0_u32..5, rounding in any_rounding()) {
        let exact = Decimal::new(numerator, scale);
        let fraction = rounding.fraction(i128::from(numerator), 10_i128.pow(scale));
        prop_assert_eq!(rounding.minor(exact), fraction);
    }

    #[test]
    fn straight_line_charges_add_up_and_the_book_value_only_falls(
        cost in 0_i64..1_000_000_000,
        residual_share in 0_i64..100,
        life in 1_u32..200,
        calendar in any_calendar(),
        number in 10_000_i32..30_000,
        rounding in any_rounding(),
    ) {
        let residual = cost / 100 * residual_share;
        let base = cost - residual;
        let first = Day::from_number(number).month_start();
        let charges = depreciation::straight_line(base, life, calendar, first, rounding).unwrap();
        prop_assert_eq!(charges.iter().map(|(_, charge)| charge).sum::<i64>(), base);
        let mut before = cost;
        let (mut low, mut high) = (i64::MAX, i64::MIN);
        for month in 1..=life + 3 {
            let value = depreciation::book_value(cost, residual, month, life, rounding).unwrap();
            prop_assert!(value <= before && value >= residual);
            if month <= life {
                (low, high) = (low.min(before - value), high.max(before - value));
            }
            before = value;
        }
        prop_assert_eq!(before, residual);
        prop_assert!(high - low <= 1);
    }

    #[test]
    fn declining_tables_and_pools_write_off_everything_exactly(
        base in 0_i64..1_000_000_000,
        first in 1_u32..=12,
        life in 12_u32..200,
        switch in any::<bool>(),
        rounding in any_rounding(),
    ) {
        let mut years = vec![first];
        while years.iter().sum::<u32>() < life {
            years.push((life - years.iter().sum::<u32>()).min(12));
        }
        let terms = depreciation::DecliningTerms { cap: rate(300), factor: Decimal::from(3), switch };
        let (charges, _) = depreciation::declining(base, &years, terms, rounding).unwrap();
        prop_assert_eq!(charges.iter().sum::<i64>(), base);
        prop_assert!(charges.iter().all(|charge| *charge >= 0));
        let shares = &Presets::builtin().tables[0].shares;
        prop_assert_eq!(depreciation::by_table(base, shares, rounding).unwrap().iter().sum::<i64>(), base);
        let pool = Presets::builtin().low_value[0].thresholds().pool_charges(base);
        prop_assert_eq!(pool.iter().sum::<i64>(), base);
    }

    #[test]
    fn cash_and_profit_and_loss_reconcile_whatever_is_bought_and_however_it_is_written_off(
        budget in any_budget(),
        depreciation in any_depreciation(),
        low_value in any_low_value(),
    ) {
        let mut plan = Plan::default();
        plan.finance.depreciation = depreciation;
        plan.finance.low_value = low_value;
        let total = budget.total();
        let seen = statement(&plan, &Outlook { budget: budget.into(), ..Outlook::default() }).unwrap();
        prop_assert_eq!(seen.cash.iter().sum::<i64>(), total);
        prop_assert_eq!(seen.reconciliation().difference(), 0);
    }

    #[test]
    fn every_cell_of_both_views_is_the_sum_of_what_explains_it(
        budget in any_budget(),
        depreciation in any_depreciation(),
        low_value in any_low_value(),
    ) {
        let mut plan = Plan::default();
        plan.finance.depreciation = depreciation;
        plan.finance.low_value = low_value;
        let seen = statement(&plan, &Outlook { budget: budget.clone().into(), ..Outlook::default() }).unwrap();
        let years = || seen.years.iter().copied().map(Some).chain([None]);
        for row in StatementRow::CASH.into_iter().chain(StatementRow::PROFIT_AND_LOSS) {
            for year in years() {
                let lines = row.lines(&plan, &budget, year).iter().map(|line| line.amount.minor).sum::<i64>();
                let charges = seen.charges(row, year).iter().map(|(_, charge)| charge).sum::<i64>();
                let parts = row.parts().iter().map(|part| seen.amount(*part, year)).sum::<i64>();
                prop_assert_eq!(seen.amount(row, year), lines + charges + parts, "{:?} {:?}", row, year);
                let same = seen.what_if(&plan, &budget, (row, year), Decimal::ZERO).unwrap();
                prop_assert_eq!(same, CellWhatIf::default());
            }
        }
        for asset in &seen.assets {
            let charge = |step: &BookStep| match step {
                BookStep::Charge { year, amount, .. } => Some((*year, amount.minor)),
                _ => None,
            };
            let steps = derivation(&plan, asset);
            prop_assert_eq!(steps.iter().filter_map(charge).collect::<Vec<_>>(), asset.charges.clone());
        }
    }

    #[test]
    fn a_table_in_whole_units_adds_up_as_it_is_printed(
        rows in prop::collection::vec(prop::collection::vec(-1_000_000_i64..50_000_000, 4), 0..7),
        zeros in prop::collection::vec(any::<prop::sample::Index>(), 0..5),
        rounding in any_rounding(),
    ) {
        let mut rows = rows;
        for zero in zeros.iter().filter(|_| !rows.is_empty()).map(|zero| zero.index(rows.len() * 4)).collect::<Vec<_>>() {
            rows[zero / 4][zero % 4] = 0;
        }
        let exact: i64 = rows.iter().flatten().sum();
        let slices: Vec<&[i64]> = rows.iter().map(Vec::as_slice).collect();
        let shown = Shown::of(&slices, 4, Currency::EUR, rounding);
        prop_assert_eq!(shown.total, rounding.fraction(i128::from(exact), 100).unwrap() * 100);
        prop_assert_eq!(shown.sums.iter().sum::<i64>(), shown.total);
        prop_assert_eq!(shown.totals.iter().sum::<i64>(), shown.total);
        for column in 0..4 {
            prop_assert_eq!(shown.rows.iter().map(|row| row[column]).sum::<i64>(), shown.sums[column]);
        }
        for (own, exact) in shown.rows.iter().flatten().zip(rows.iter().flatten()) {
            prop_assert!((own - exact).abs() < 100 && own % 100 == 0, "{own} for {exact}");
        }
    }

    #[test]
    fn the_bars_of_a_bridge_add_up_to_the_difference(from in any_budget(), to in any_budget()) {
        let bridge = bridge(&from, &to);
        prop_assert_eq!(bridge.bars.iter().map(|bar| bar.amount).sum::<i64>(), to.total() - from.total());
        for bar in &bridge.bars {
            prop_assert_eq!(bar.items.iter().map(|item| item.amount).sum::<i64>(), bar.amount);
        }
        let back = switchover::plan::bridge::bridge(&from, &from);
        prop_assert!(back.bars.iter().all(|bar| bar.items.is_empty()));
    }

    #[test]
    fn years_over_their_ceiling_name_what_is_over_it_to_the_cent(budget in any_budget(), ceiling in 0_i64..20_000_000) {
        let ceilings = budget.years.iter().map(|year| (*year, Money::new(ceiling, Currency::EUR))).collect();
        for check in budget.ceilings(&ceilings) {
            let over: i64 = check.over.iter().map(|over| over.excess).sum();
            prop_assert!(check.over.is_empty() == (check.excess() <= 0));
            prop_assert!(over >= check.excess().max(0));
        }
    }

    #[test]
    fn a_change_of_nothing_changes_nothing(budget in any_budget(), tenths in 1_i64..20) {
        let settings = Settings { vat_rate: Some(rate(190)), vat_recoverable: rate(350), ..Settings::default() };
        let same = budget.what_if(&settings, None, None, Decimal::ZERO).unwrap();
        prop_assert_eq!((same.total, same.overhead, same.lines.1), (budget.total(), 0, same.lines.0));
        let more = budget.what_if(&settings, None, None, rate(tenths * 100)).unwrap();
        prop_assert_eq!(more.total - budget.total(), more.lines.1 - more.lines.0 + more.overhead);
    }

    #[test]
    fn a_payment_is_worth_less_the_later_it_is(
        amount in 1_i64..1_000_000_000,
        thousandths in 1_i64..300,
        days in 1_i32..8_000,
        rounding in any_rounding(),
    ) {
        let base = Day::from_number(20_000);
        let worth = |ahead| value::dated_present_value(&[(base.plus_days(ahead), amount)], base, rate(thousandths), rounding).unwrap();
        prop_assert_eq!(worth(0), amount);
        prop_assert!(worth(days) <= amount && worth(days + 365) <= worth(days));
        let yearly = value::net_present_value(&[0, 0, 0, amount], rate(thousandths), rounding).unwrap();
        prop_assert!((worth(3 * 365) - yearly).abs() <= 1);
    }

    #[test]
    fn money_changed_there_and_back_is_the_same_but_for_rounding(
        minor in -1_000_000_000_i64..1_000_000_000,
        quote in 5_000_i64..200_000_000,
        foreign_exponent in 0_u32..4,
        rounding in any_rounding(),
    ) {
        let quote = exchange::Quote { rate: Decimal::new(quote, 4), foreign_exponent, plan_exponent: 2 };
        let foreign = quote.to_foreign(minor, rounding).unwrap();
        let back = quote.to_plan(foreign, rounding).unwrap();
        // Half a foreign unit in the plan's currency, and half a unit of rounding.
        let slack = quote.to_plan(1, rounding).unwrap().abs() + 2;
        prop_assert!((back - minor).abs() <= slack, "{minor} {foreign} {back}");
    }

    #[test]
    fn a_credit_never_pays_for_more_than_is_bought_handed_in_or_capped(
        new in 0_u64..1000,
        old in 0_u64..1000,
        minimum in 0_u64..50,
        cap in prop::option::of(0_u64..500),
        ahead in -10_i32..40,
    ) {
        let from = Day::from_number(20_000);
        let program = trade_in::Program {
            from,
            to: from.plus_days(30),
            minimum,
            per_unit: Money::new(2_500, Currency::EUR),
            cap,
            claim_days: 90,
            pay_days: 56,
        };
        let credit = program.credit(from.plus_days(ahead), new, old).unwrap();
        let granted = (0..=30).contains(&ahead) && new >= minimum;
        let units = if granted { new.min(old).min(cap.unwrap_or(u64::MAX)) } else { 0 };
        prop_assert_eq!(credit.amount.minor, 2_500 * i64::try_from(units).unwrap());
        prop_assert_eq!(credit.claim_by.is_some(), granted);
    }
}
