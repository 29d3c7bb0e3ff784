using Compliance.Domain.Enforcing;
using Compliance.Domain.Licensing;
using CsCheck;
using static Compliance.Domain.Tests.Sample;

namespace Compliance.Domain.Tests.Enforcing;

public sealed class EnforcingADuty
{
    static readonly Guid Judge = Act(40), Officer = Act(41);
    static readonly BreachNotice What = new(Act(20), Act(21), "A report is overdue", "It was due on Friday.", Noon.AddDays(10));

    [Fact]
    public void Leaves_time_to_cure_and_somebody_else_says_whether_it_is()
    {
        var state = After(Enforcement.Initial, Notify());
        Assert.Equal("enforcement.time_to_cure", Code(state, Penalize(Noon.AddDays(10).AddTicks(-1))));
        Assert.Equal("enforcement.no_claim", Code(state, JudgeCure(cured: true)));
        state = After(state, Claim());
        Assert.Equal("enforcement.claim_waits", Code(state, Penalize(Noon.AddDays(10))));
        Assert.Equal("enforcement.own_act", Code(state, JudgeCure(cured: true) with { By = Person }));
        Assert.Equal(EnforcementStatus.Cured, Status(After(state, JudgeCure(cured: true))));
        Assert.Equal("enforcement.closed", Code(After(state, JudgeCure(cured: true)), Penalize(Noon.AddDays(10))));
        Assert.Equal(EnforcementStatus.Penalized, Status(After(After(state, JudgeCure(cured: false)), Penalize(Noon.AddDays(10)))));
    }

    [Fact]
    public void An_appeal_stays_the_penalty_and_nothing_is_published_before_it_is_decided()
    {
        var state = After(After(Enforcement.Initial, Notify()), Penalize(Noon.AddDays(10)));
        Assert.True(((Enforcement.Open)state).Suspends);
        Assert.Equal("enforcement.appeal_possible", Code(state, Publish(Noon.AddDays(40).AddTicks(-1))));
        Assert.Equal("enforcement.appeal_late", Code(state, Appeal(Noon.AddDays(40))));
        var appealed = After(state, Appeal(Noon.AddDays(11)));
        Assert.Equal(EnforcementStatus.Stayed, Status(appealed));
        Assert.False(((Enforcement.Open)appealed).Suspends);
        Assert.Equal("enforcement.appeal_waits", Code(appealed, Publish(Noon.AddDays(100))));
        Assert.Equal("enforcement.own_act", Code(appealed, Decide(upheld: true) with { By = Person }));
        Assert.Equal("enforcement.not_yours", Code(appealed, Decide(upheld: true) with { As = LicenceParty.Monitor }));
        Assert.True(((Enforcement.Open)After(appealed, Decide(upheld: true))).Suspends);
        Assert.Equal("Published.", ((Enforcement.Open)After(After(appealed, Decide(upheld: true)), Publish(Noon.AddDays(12)))).Summary);
        Assert.Equal(EnforcementStatus.Quashed, Status(After(appealed, Decide(upheld: false))));
        Assert.Equal("enforcement.closed", Code(After(appealed, Decide(upheld: false)), Publish(Noon.AddDays(100))));
    }

    [Fact]
    public void Where_there_is_danger_it_has_effect_at_once()
    {
        var penalty = Penalize(Noon.AddDays(10));
        var state = After(After(After(Enforcement.Initial, Notify()), penalty with { What = penalty.What with { IsImmediate = true } }), Appeal(Noon.AddDays(11)));
        Assert.True(((Enforcement.Open)state).Suspends);
    }

    [Fact]
    public void Is_refused_where_it_says_or_does_nothing()
    {
        Assert.Equal("enforcement.no_time_to_cure", Code(Enforcement.Initial, Notify() with { What = What with { CureBy = Noon } }));
        Assert.Equal("enforcement.wordless", Code(Enforcement.Initial, Notify() with { What = What with { Account = "" } }));
        Assert.Equal("enforcement.not_yours", Code(Enforcement.Initial, Notify() with { As = LicenceParty.Holder }));
        Assert.Equal("enforcement.unknown", Code(Enforcement.Initial, Notify() with { As = LicenceParty.Other }));
        var penalty = Penalize(Noon.AddDays(10));
        Assert.Equal("enforcement.no_penalty", Code(After(Enforcement.Initial, Notify()), penalty with { What = penalty.What with { Fine = null, IsSuspension = false } }));
        Assert.Equal("enforcement.no_licence", Code(After(Enforcement.Initial, Notify() with { What = What with { Licence = null } }), penalty));
        Assert.Equal(EnforcementStatus.Settled, Status(After(After(After(Enforcement.Initial, Notify()), penalty), new EnforcementCommand.Settle(Act(9), "Paid.", LicenceParty.Monitor, Person, Noon.AddDays(50)))));
    }

    [Theory]
    [InlineData("1500000", "EUR", 150_000_000, "1500000.00"), InlineData("0.05", "USD", 5, "0.05"), InlineData("7", "JPY", 7, "7"), InlineData("1.234", "KWD", 1_234, "1.234"), InlineData("12.5", "NOK", 1_250, "12.50")]
    public void Money_is_exact(string amount, string currency, long units, string written)
    {
        Assert.Equal(new(units, currency), Money.Read(amount, currency));
        Assert.Equal(written, new Money(units, currency).Amount);
    }

    [Theory]
    [InlineData("0", "EUR"), InlineData("-1", "EUR"), InlineData("0.005", "EUR"), InlineData("1.5", "JPY"), InlineData("1", "XXX"), InlineData("1e6", "EUR"), InlineData("1.", "EUR"), InlineData(".5", "EUR"), InlineData("", "EUR"), InlineData("1.2.3", "EUR"),
     InlineData("99999999999999999999", "EUR"), InlineData("１", "EUR")]
    public void What_is_no_amount_is_none(string amount, string currency) => Assert.Null(Money.Read(amount, currency));

    [Fact]
    public void Money_that_is_written_is_read_again() => Gen.Select(Gen.Long[1, long.MaxValue], OneOf([.. Money.Decimals.Keys])).Sample((units, currency) =>
    {
        var money = new Money(units, currency);
        Assert.Equal(money, Money.Read(money.Amount, currency));
    });

    static EnforcementCommand.Notify Notify() => new(Act(1), What, LicenceParty.Monitor, Person, Noon);

    static EnforcementCommand.ClaimCure Claim() => new(Act(2), "It was filed.", LicenceParty.Holder, Officer, Noon.AddDays(2));

    static EnforcementCommand.JudgeCure JudgeCure(bool cured) => new(Act(3), cured, "We looked.", LicenceParty.Monitor, Judge, Noon.AddDays(3));

    static EnforcementCommand.Penalize Penalize(DateTimeOffset now) => new(Act(4), new(new(150_000_000, "EUR"), IsSuspension: true, "It was not cured.", IsImmediate: false, Noon.AddDays(40), Person), LicenceParty.Monitor, Person, now);

    static EnforcementCommand.Appeal Appeal(DateTimeOffset now) => new(Act(5), "It was cured.", LicenceParty.Holder, Officer, now);

    static EnforcementCommand.DecideAppeal Decide(bool upheld) => new(Act(6), upheld, "It is so.", LicenceParty.Secretariat, Judge, Noon.AddDays(12));

    static EnforcementCommand.Publish Publish(DateTimeOffset now) => new(Act(7), "Published.", LicenceParty.Monitor, Person, now);

    static EnforcementStatus Status(Enforcement state) => ((Enforcement.Open)state).Status;

    static Enforcement After(Enforcement state, EnforcementCommand command) =>
        Assert.IsType<Decision<EnforcementEvent, EnforcementRefusal>.Accepted>(Enforcement.Decide(state, command)).Events.Aggregate(state, Enforcement.Evolve);

    static string Code(Enforcement state, EnforcementCommand command) => Assert.IsType<Decision<EnforcementEvent, EnforcementRefusal>.Refused>(Enforcement.Decide(state, command)).Reason.Code;
}
