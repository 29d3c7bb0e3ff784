using Contracts.Identity;
using Npgsql;
using Orleans;
using Standards.CastingAVote;
using Standards.Domain.Ballots;
using Standards.Domain.Credentials;
using Standards.OpeningABallot;
using Standards.ReadingAProject;
using Standards.Storage;

namespace Standards.Seeding;

/// <summary>The enquiry vote on the interim standard, which is over: who voted how, who explained its vote, and two negative votes without reasons, which are not counted.</summary>
static class DemonstrationBallot
{
    static readonly Guid Commands = new("5d0a54c8-3f0e-4a42-a7a0-6f2f5be8f6d1");
    static readonly TimeSpan Period = TimeSpan.FromDays(42);

    static readonly (Position? Position, Standing Standing, string[] Members)[] Votes =
    [
        (Position.Approve, Standing.Participating, ["BR", "CA", "FR", "DE", "IN", "JP", "KE", "KR", "NO", "SG"]),
        (Position.Approve, Standing.Other, ["CL", "GH", "NZ", "UY", "VN"]),
        (Position.Disapprove, Standing.Participating, ["CH", "ZA"]),
        (Position.Abstain, Standing.Participating, ["AU", "IT"]),
        (Position.Abstain, Standing.Other, ["MX"]),
        (null, Standing.Participating, ["EG", "SE"]),
        (null, Standing.Other, ["FJ", "JM"]),
    ];

    static readonly (string Member, string Statement)[] Statements =
    [
        ("KE", "We approve because the rules end by themselves: what they cost small developers can be weighed anew in two years."),
        ("CH", "We would rather wait for the international standard."),
    ];

    public static async Task HoldAsync(IGrainFactory grains, NpgsqlDataSource database, Guid project, string symbol, DateTimeOffset now, CancellationToken cancellation)
    {
        var draft = (await DraftRow.OfEditionAsync(database, project, edition: 1, cancellation))!.Id;
        var order = OrderFor("ballot");
        var ballot = grains.GetGrain<IBallotGrain>(Identifiers.OfBallot(order.CommandId).ToString("D"));
        (await ballot.OpenAsync(order, new(
            project, draft, $"Enquiry vote on {symbol}", "iso-dis", Json.Of<ImmutableArray<Entitlement>>([.. Votes.SelectMany(v => v.Members.Select(m => new Entitlement(new(IdOf(m)), v.Standing)))]),
            nameof(Disclosure.WhenCast), now + Period))).Demand();
        foreach (var (position, _, members) in Votes)
            foreach (var member in position is null ? [] : members)
                (await ballot.CastAsync(OrderFor($"vote of {member}"), Vote(member, position!.Value))).Demand();
        (await ballot.CloseAsync(OrderFor("closing"), "Every member that wished to has voted.")).Demand();
    }

    static VoteOrder Vote(string member, Position position) => new(
        IdOf(member), position.ToString(), Json.Of<ImmutableArray<Comment>>([]), Of("person", member), Statements.FirstOrDefault(s => s.Member == member).Statement)
    { Under = Json.Of(new Authority(new(Of("delegation", member)), null)) };

    static Guid IdOf(string member) => MemberStates.IdOf(member).Value;

    static Guid Of(string kind, string member) => NamedUuid.Of(MemberStates.Namespace, $"{kind}:delegate.{member.ToLowerInvariant()}");

    static Order OrderFor(string step) => new(NamedUuid.Of(Commands, step), "demonstration");
}
