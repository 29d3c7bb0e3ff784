using Collaborative.Tests.Hosting;
using static Collaborative.Tests.Hosting.PoolSteps;

namespace Collaborative.Tests;

/// <summary>The council sets by which figures and classes cycles decide.</summary>
public sealed class DecidingRules : InVirtualTime
{
    const string DecideRules = "mutation($input: RulesInput!) { decideRules(input: $input) { receipt { actId } } }";
    const string Rules = "{ capacityPool { rules { foresightSeconds mostPromises mostReclaims decision since receipt { actId } } classes { name value preempts mostPart } } }";
    static readonly object[] Classes = [Class("background", 0), Class("normal", 1), Class("urgent", 2, preempts: true, part: "1/2"), Class("emergency", 9, preempts: true)];

    [Fact]
    public async Task The_next_cycle_decides_by_them()
    {
        var before = (await Api.AskAsync(Rules)).GetProperty("capacityPool");
        Assert.Equal((16, JsonValueKind.Null, 3), (before.GetProperty("rules").GetProperty("mostPromises").GetInt32(), before.GetProperty("rules").GetProperty("decision").ValueKind, before.GetProperty("classes").GetArrayLength()));
        await Api.RequestAsync(Tokens.Secretariat, Asking(Project(1), 8, 6));
        var (first, second) = (await Api.RequestAsync(Tokens.Secretariat, Asking(Project(2), 8, 6)), await Api.RequestAsync(Tokens.Secretariat, Asking(Project(3), 8, 6)));
        await Api.AskAsync(DecideRules, Deciding(promises: 1), Tokens.Secretariat);
        await Host.TickAsync();
        Assert.Equal(1, await PromisedAsync(first, second));

        await Api.AskAsync(DecideRules, Deciding(decision: "Decision 3", promises: 2), Tokens.Secretariat);
        Time.Advance(TimeSpan.FromMinutes(1));
        await Host.TickAsync();
        Assert.Equal(2, await PromisedAsync(first, second));
        var urgent = await Api.RequestAsync(Tokens.Secretariat, Asking(Project(4), kind: "emergency"));
        await Host.TickAsync();
        Assert.Equal("RUNNING", (await Api.LookAsync(urgent)).GetProperty("state").GetString());
        var after = (await Api.AskAsync(Rules)).GetProperty("capacityPool");
        Assert.Equal(("Decision 3", 2, 4), (after.GetProperty("rules").GetProperty("decision").GetString(), after.GetProperty("rules").GetProperty("mostPromises").GetInt32(), after.GetProperty("classes").GetArrayLength()));
    }

    [Fact]
    public async Task Refuses_what_cannot_be()
    {
        Assert.Equal("auth.forbidden", (await Api.RefusalAsync(DecideRules, Deciding(), Tokens.Head(Kenya))).Code);
        Assert.Equal("rules.no_decision", (await Api.RefusalAsync(DecideRules, Deciding(decision: " "), Tokens.Secretariat)).Code);
        Assert.Equal("rules.absurd", (await Api.RefusalAsync(DecideRules, Deciding(promises: -1), Tokens.Secretariat)).Code);
        Assert.Equal("rules.absurd", (await Api.RefusalAsync(DecideRules, Deciding(foresight: -1), Tokens.Secretariat)).Code);
        Assert.Equal("rules.absurd_class", (await Api.RefusalAsync(DecideRules, Deciding(classes: [.. Classes, Class("more", 1, part: "3/2")]), Tokens.Secretariat)).Code);
        Assert.Equal("rules.absurd_class", (await Api.RefusalAsync(DecideRules, Deciding(classes: []), Tokens.Secretariat)).Code);
        Assert.Equal("rules.class_twice", (await Api.RefusalAsync(DecideRules, Deciding(classes: [.. Classes, Class("normal", 5)]), Tokens.Secretariat)).Code);
        Assert.Equal("rules.class_lost", (await Api.RefusalAsync(DecideRules, Deciding(classes: Classes[1..]), Tokens.Secretariat)).Code);
        Assert.Equal("input.invalid", (await Api.RefusalAsync(DecideRules, Deciding(classes: [.. Classes, Class("more", 1, part: "half")]), Tokens.Secretariat)).Code);
    }

    static object Class(string name, int value, bool preempts = false, string? part = null) => new { name, value, preempts, mostPart = part };

    static object Deciding(string decision = "Decision 2", int foresight = 3600, int promises = 16, object[]? classes = null) => new
    {
        input = new { commandId = Guid.NewGuid(), decision, foresightSeconds = foresight, mostPromises = promises, mostReclaims = 64, classes = classes ?? Classes },
    };

    async Task<int> PromisedAsync(params string[] requests) =>
        (await Task.WhenAll(requests.Select(r => Api.LookAsync(r)))).Count(r => r.GetProperty("promisedStart").ValueKind is not JsonValueKind.Null);
}
