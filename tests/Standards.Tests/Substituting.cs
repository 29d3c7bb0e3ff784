using System.Text.Json;
using Contracts.Identity;

namespace Standards.Tests;

/// <summary>Votes by whoever stands in, and what the record says of it.</summary>
public sealed class Substituting(StandardsHost host)
{
    const string Votes = "query($id: ID!) { ballot(id: $id) { votes { authority { person { id } delegation { id } substitution { id } } } } }";

    readonly Body norway = Body.Participating();
    readonly Guid alternate = Guid.NewGuid();

    Body StandIn => norway with { Person = alternate };

    string Token => Tokens.Delegate(alternate, norway.Organization);

    [Fact]
    public async Task Lets_the_substitute_vote_and_says_so_on_the_record()
    {
        var (ballot, granted) = await OpenAsync();
        var named = CommitteeSteps.Substitution(granted, alternate);
        await host.Api.DeliverAsync(IdentityTopics.Delegations, named);

        var vote = (await host.Api.AskAsync(Steps.Cast, Steps.Vote(ballot, "APPROVE"), Token)).GetProperty("castVote");

        var under = JsonDocument.Parse(vote.GetProperty("record").GetString()!).RootElement.GetProperty("body").GetProperty("under");
        Assert.Equal((granted.DelegationId.ToString(), named.SubstitutionId.ToString()), (under.GetProperty("delegation").GetString()!, under.GetProperty("substitution").GetString()!));
        var authority = (await host.Api.AskAsync(Votes, new { id = ballot })).GetProperty("ballot").GetProperty("votes")[0].GetProperty("authority");
        Assert.Equal((alternate.ToString(), named.SubstitutionId.ToString()), (
            authority.GetProperty("person").GetProperty("id").GetString()!, authority.GetProperty("substitution").GetProperty("id").GetString()!));
    }

    [Fact]
    public async Task Leaves_the_holder_the_delegation_and_the_last_vote_counts()
    {
        var (ballot, granted) = await OpenAsync();
        await host.Api.DeliverAsync(IdentityTopics.Delegations, CommitteeSteps.Substitution(granted, alternate));

        await host.Api.AskAsync(Steps.Cast, Steps.Vote(ballot, "APPROVE"), Token);
        var vote = await host.Api.CastAsync(ballot, norway, "ABSTAIN");

        var under = JsonDocument.Parse(vote.GetProperty("record").GetString()!).RootElement.GetProperty("body").GetProperty("under");
        Assert.Equal((2, JsonValueKind.Null), (vote.GetProperty("revision").GetInt32(), under.GetProperty("substitution").ValueKind));
    }

    [Fact]
    public async Task Is_over_at_the_instant_at_which_it_ends()
    {
        var (ballot, granted) = await OpenAsync();
        await host.Api.DeliverAsync(IdentityTopics.Delegations, CommitteeSteps.Substitution(granted, alternate, until: DateTimeOffset.UtcNow));

        Assert.Equal("credential.expired", await RefusedAsync(ballot));
    }

    [Fact]
    public async Task Does_not_begin_before_its_time_nor_give_other_powers()
    {
        var (ballot, granted) = await OpenAsync();
        Assert.Equal("credential.missing", await RefusedAsync(ballot));

        await host.Api.DeliverAsync(IdentityTopics.Delegations, CommitteeSteps.Substitution(granted, alternate, powers: Powers.Speak));
        Assert.Equal("credential.missing", await RefusedAsync(ballot));

        await host.Api.DeliverAsync(IdentityTopics.Delegations, CommitteeSteps.Substitution(granted, alternate, from: DateTimeOffset.UtcNow.AddMinutes(10)));
        Assert.Equal("credential.not_yet_valid", await RefusedAsync(ballot));
    }

    [Fact]
    public async Task Is_over_when_it_is_ended()
    {
        var (ballot, granted) = await OpenAsync();
        var named = CommitteeSteps.Substitution(granted, alternate);
        await host.Api.DeliverAsync(IdentityTopics.Delegations, named);
        await host.Api.AskAsync(Steps.Cast, Steps.Vote(ballot, "APPROVE"), Token);

        await host.Api.DeliverAsync(IdentityTopics.Delegations, new SubstitutionEnded(
            named.SubstitutionId, named.DelegationId, named.OrganizationId, named.SubstituteId, DateTimeOffset.UtcNow, Guid.NewGuid()));

        Assert.Equal("credential.revoked", await RefusedAsync(ballot));
        await host.Api.CastAsync(ballot, norway, "APPROVE");
    }

    [Fact]
    public async Task Falls_with_the_delegation()
    {
        var (ballot, granted) = await OpenAsync();
        await host.Api.DeliverAsync(IdentityTopics.Delegations, CommitteeSteps.Substitution(granted, alternate));

        await host.Api.DeliverAsync(IdentityTopics.Delegations, new DelegationRevoked(
            granted.DelegationId, granted.OrganizationId, granted.PersonId, DateTimeOffset.UtcNow, Guid.NewGuid()));

        Assert.Equal(("credential.revoked", "credential.revoked"), (await RefusedAsync(ballot), await host.Api.CodeAsync(Steps.Cast, Steps.Vote(ballot, "APPROVE"), norway.Token)));
    }

    [Fact]
    public async Task Is_heard_of_once_however_often_it_is_told()
    {
        var (ballot, granted) = await OpenAsync();
        var named = CommitteeSteps.Substitution(granted, alternate);
        for (var i = 0; i < 3; i++)
            await host.Api.DeliverAsync(IdentityTopics.Delegations, named, $"{named.SubstitutionId}");

        await host.Api.CastAsync(ballot, StandIn, "APPROVE");
    }

    async Task<(string Ballot, DelegationGranted Granted)> OpenAsync()
    {
        var granted = Steps.Grant(norway);
        await host.Api.DeliverAsync(IdentityTopics.Delegations, granted);
        return (await host.Api.OpenBallotAsync([norway]), granted);
    }

    async Task<string> RefusedAsync(string ballot) => (await host.Api.RefusalAsync(Steps.Cast, Steps.Vote(ballot, "APPROVE"), Token)).Code;
}
