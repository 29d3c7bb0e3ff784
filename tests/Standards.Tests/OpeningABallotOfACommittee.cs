using Standards.Domain.Ballots;

namespace Standards.Tests;

public sealed class OpeningABallotOfACommittee(StandardsHost host)
{
    static readonly DateTimeOffset Founding = DateTimeOffset.UtcNow.AddYears(-1);
    readonly Body norway = Body.Participating(), chile = Body.Participating(), ghana = Body.Participating();

    [Fact]
    public async Task Takes_its_electorate_as_of_a_date()
    {
        var committee = await host.Api.FoundAsync(Founding, norway);
        await host.Api.AskAsync(CommitteeSteps.Admit, CommitteeSteps.Admitting(committee, chile, from: Founding.AddDays(100)), Tokens.Secretariat);

        Assert.Equal([(norway.Organization.ToString(), "PARTICIPATING")], await ElectorateAsync(new { committeeId = committee, asOf = CommitteeSteps.Text(Founding.AddDays(99)) }));
        Assert.Equal(2, (await ElectorateAsync(new { committeeId = committee, asOf = CommitteeSteps.Text(Founding.AddDays(100)) })).Length);
    }

    [Fact]
    public async Task Asks_observers_where_all_national_bodies_vote_and_liaisons_never()
    {
        var committee = await host.Api.FoundAsync(Founding, norway);
        await host.Api.AskAsync(CommitteeSteps.Admit, CommitteeSteps.Admitting(committee, chile, "OBSERVING", Founding), Tokens.Secretariat);
        await host.Api.AskAsync(CommitteeSteps.Admit, CommitteeSteps.Admitting(committee, ghana, "LIAISON", Founding), Tokens.Secretariat);

        Assert.Equal([(norway.Organization.ToString(), "PARTICIPATING")], await ElectorateAsync(new { committeeId = committee }));
        Assert.Equal(
            [(norway.Organization.ToString(), "PARTICIPATING"), (chile.Organization.ToString(), "OTHER")],
            (await ElectorateAsync(new { committeeId = committee, observers = true })).OrderByDescending(e => e.Standing, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Says_where_its_electorate_comes_from()
    {
        var committee = await host.Api.FoundAsync(Founding, norway);
        var opened = (await OpenAsync(new { committeeId = committee })).GetProperty("openBallot").GetProperty("id").GetString();

        var ballot = (await host.Api.AskAsync("query($id: ID!) { ballot(id: $id) { electorateSource { asOf committee { id ballots { id } } } } }", new { id = opened })).GetProperty("ballot");

        var source = ballot.GetProperty("electorateSource").GetProperty("committee");
        Assert.Equal((committee, opened), (source.GetProperty("id").GetString(), source.GetProperty("ballots")[0].GetProperty("id").GetString()));
    }

    [Fact]
    public async Task Is_refused_for_the_future_for_no_committee_for_an_empty_one_and_for_two_electorates()
    {
        var committee = await host.Api.FoundAsync(Founding, norway);

        Assert.Equal("input.invalid", await RefusedAsync(new { committeeId = committee, asOf = CommitteeSteps.Text(DateTimeOffset.UtcNow.AddDays(1)) }));
        Assert.Equal("committee.unknown", await RefusedAsync(new { committeeId = Guid.NewGuid() }));
        Assert.Equal("input.invalid", await RefusedAsync(new { committeeId = await host.Api.FoundAsync() }));
        Assert.Equal("input.invalid", await RefusedAsync(null));
        Assert.Equal("input.invalid", await RefusedAsync(new { committeeId = committee }, [new { memberId = norway.Organization, standing = nameof(Standing.Other).ToUpperInvariant() }]));
    }

    async Task<(string Member, string Standing)[]> ElectorateAsync(object of) =>
        [.. (await OpenAsync(of)).GetProperty("openBallot").GetProperty("electorate").EnumerateArray().Select(e => (e.GetProperty("member").GetProperty("id").GetString()!, e.GetProperty("standing").GetString()!))];

    async Task<System.Text.Json.JsonElement> OpenAsync(object of) => await host.Api.AskAsync(Steps.Open, await InputAsync(of), Tokens.Secretariat);

    async Task<string> RefusedAsync(object? of, object[]? electorate = null) => await host.Api.CodeAsync(Steps.Open, await InputAsync(of, electorate), Tokens.Secretariat);

    async Task<object> InputAsync(object? of, object[]? electorate = null) => new
    {
        input = new
        {
            commandId = Guid.NewGuid(), projectId = await host.Api.RegisterProjectAsync(), title = "A question", ruleId = "iso-cd",
            electorate, electorateOf = of, closesAt = CommitteeSteps.Text(DateTimeOffset.UtcNow.AddDays(7)),
        },
    };
}
