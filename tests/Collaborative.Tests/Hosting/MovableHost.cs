using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

[assembly: AssemblyFixture(typeof(Collaborative.Tests.Hosting.MovableHost))]

namespace Collaborative.Tests.Hosting;

/// <summary>A service of its own whose clock the test moves: calls close.</summary>
public sealed class MovableHost : IAsyncLifetime
{
    readonly FakeTimeProvider time = new(DateTimeOffset.UtcNow);

    public CollaborativeHost Host { get; private set; } = null!;

    public Api Api => Host.Api;

    public DateTimeOffset Now => time.GetUtcNow();

    public void Pass(TimeSpan span) => time.Advance(span);

    public async ValueTask InitializeAsync()
    {
        Host = new CollaborativeHost { Time = time };
        await Host.InitializeAsync();
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    /// <summary>So many applications of one member to a call of a kind that has closed since.</summary>
    public async Task<(string Call, IReadOnlyList<(Scholar Scholar, string Id)> Applications)> ClosedCallAsync(string kind, int applications, string? reviewers = null, long offered = 36_000_000)
    {
        var member = Guid.NewGuid();
        var call = await Api.PublishAsync(CallSteps.Call(kind, member, Now.AddDays(-1), Now.AddDays(1), offered, reviewers));
        var applied = new List<(Scholar, string)>();
        for (var i = 0; i < applications; i++)
        {
            var scholar = Scholar.New();
            await Api.AffiliateAsync(scholar, member);
            applied.Add((scholar, (await Api.ApplyAsync(scholar, call, Now)).Text("id")));
        }
        Pass(TimeSpan.FromDays(2));
        return (call, applied);
    }

    public async Task<JsonElement> AssignAsync(string call, params Scholar[] reviewers) => (await Api.AskAsync(CallSteps.Assign, new
    {
        input = new { commandId = Guid.NewGuid(), callId = call, beacon = CallSteps.Beacon, reviewers = reviewers.Select(r => new { personId = r.Person, institutionId = r.Institution }) },
    }, Tokens.Secretariat)).GetProperty("assignReviewers");

    public Task<JsonElement> ReviewAsync(string application, Scholar reviewer, int value) =>
        Api.DoAsync("giveReview", "GiveReviewInput", CallStepsOf(application, value), reviewer.Token);

    public static object CallStepsOf(string application, int value) =>
        new { commandId = Guid.NewGuid(), applicationId = application, scores = new[] { new { criterion = "merit", value, reason = "Because." } }, comment = "" };

    public static object Decision(string call, params (string Application, int Place)[] moves) => new
    {
        commandId = Guid.NewGuid(), callId = call, seed = CallSteps.Seed, beacon = CallSteps.Beacon,
        moves = moves.Select(m => new { applicationId = m.Application, place = m.Place, reason = "The panel read the appendix." }),
    };

    public async Task<JsonElement> DecideAsync(string call, params (string Application, int Place)[] moves) =>
        (await Api.AskAsync(CallSteps.Decide, new { input = Decision(call, moves) }, Tokens.Secretariat)).GetProperty("decideCall").GetProperty("decision");
}
