using CsCheck;
using Standards.Domain.Credentials;

namespace Standards.Domain.Tests.Credentials;

public sealed class CheckingACredential
{
    static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    static readonly Credential Holds = new(Own(1), [Credential.Vote], Now.AddDays(-1), Now.AddDays(1), null);
    static readonly Credential Ended = Holds with { Until = Now };
    static readonly Credential Ahead = Holds with { From = Now.AddTicks(1) };
    static readonly Credential TakenBack = Holds with { RevokedAt = Now };

    [Fact]
    public void Passes_while_it_holds() => Assert.Null(Check(Holds));

    [Fact]
    public void Passes_from_its_first_instant_to_the_last_before_its_end()
    {
        Assert.Null(Check(Holds with { From = Now }));
        Assert.Null(Check(Holds with { Until = Now.AddTicks(1) }));
        Assert.Null(Check(Holds with { Until = null }));
        Assert.Null(Check(Holds with { RevokedAt = Now.AddTicks(1) }));
    }

    [Fact]
    public void Says_why_not()
    {
        Assert.Equal("credential.missing", Check());
        Assert.Equal("credential.missing", Check(Holds with { Powers = ["SPEAK"] }));
        Assert.Equal("credential.expired", Check(Ended));
        Assert.Equal("credential.not_yet_valid", Check(Ahead));
        Assert.Equal("credential.revoked", Check(TakenBack));
    }

    [Fact]
    public void Says_revoked_also_where_its_end_has_come_since() => Assert.Equal("credential.revoked", Check(TakenBack with { Until = Now }));

    [Fact]
    public void Gives_of_several_reasons_the_one_nearest_to_holding_in_any_order() =>
        Gen.Shuffle(new[] { TakenBack, Ended, Ahead, Holds with { Powers = ["SIGN"] } }).Sample(credentials =>
            Assert.Equal("credential.not_yet_valid", Check(credentials)));

    [Fact]
    public void Passes_where_one_of_several_holds_in_any_order() =>
        Gen.Shuffle(new[] { TakenBack, Ended, Ahead, Holds }).Sample(credentials => Assert.Null(Check(credentials)));

    [Fact]
    public void Names_the_delegation_by_which_the_person_acts()
    {
        Assert.Equal(Own(1), Credential.Choose([Ended with { Under = Own(2) }, Holds], Credential.Vote, Now));
        Assert.Null(Credential.Choose([Ended, Ahead, TakenBack, Holds with { Powers = [Credential.Speak] }], Credential.Vote, Now));
    }

    [Fact]
    public void Prefers_a_delegation_of_ones_own_to_a_substitution_in_any_order()
    {
        var standingIn = Holds with { Under = Own(2) with { Substitution = new(Ballots.Sample.Id(9)) }, From = Now.AddDays(-9) };
        Gen.Shuffle(new[] { standingIn, Holds, Ended }).Sample(credentials => Assert.Equal(Own(1), Credential.Choose(credentials, Credential.Vote, Now)));
    }

    [Fact]
    public void Names_a_right_exactly_where_it_refuses_nothing() =>
        Gen.Select(Gen.Int[-3, 3], Gen.Int[-3, 3].Nullable(), Gen.Int[-3, 3].Nullable(), Gen.Bool)
            .Select((from, until, revoked, votes) => new Credential(
                Own(1), votes ? [Credential.Vote] : ["SIGN"], Now.AddDays(from), until is { } u ? Now.AddDays(u) : null, revoked is { } r ? Now.AddDays(r) : null))
            .Array[0, 5].Sample(credentials =>
                Assert.Equal(Credential.Check(credentials, Credential.Vote, Now) is null, Credential.Choose(credentials, Credential.Vote, Now) is not null));

    static Authority Own(int number) => new(new(Ballots.Sample.Id(number)), null);

    static string? Check(params Credential[] credentials) => Credential.Check(credentials, Credential.Vote, Now)?.Code;
}
