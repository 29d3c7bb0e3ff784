using CsCheck;
using Standards.Domain.Credentials;

namespace Standards.Domain.Tests.Credentials;

public sealed class CheckingACredential
{
    static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    static readonly Credential Holds = new([Credential.Vote], Now.AddDays(-1), Now.AddDays(1), null);
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

    static string? Check(params Credential[] credentials) => Credential.Check(credentials, Credential.Vote, Now)?.Code;
}
