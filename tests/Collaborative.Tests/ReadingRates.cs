using static Collaborative.Tests.Hosting.PoolSteps;

namespace Collaborative.Tests;

public sealed class ReadingRates : InVirtualTime
{
    const string Read = "query($at: DateTime) { exchangeRates { inForce(at: $at) { model worth since buys { model exact } } decisions { decision from decidedAt worths { model worth } receipt { actId } } bought(given: \"H100\", received: \"A100\", gpuSeconds: 1001, at: $at) } }";

    [Fact]
    public async Task Tells_everyone_what_models_are_worth_at_any_instant_and_by_which_decision()
    {
        var began = Time.GetUtcNow();
        await Api.AskAsync(DecideRates, Rates(began.AddDays(1), ("H100", "1"), ("A100", "2/5")), Tokens.Secretariat);
        await Api.AskAsync(DecideRates, Rates(began.AddDays(9), ("A100", "1/2")), Tokens.Secretariat);

        var (before, first, second) = (await ReadAsync(null), await ReadAsync(began.AddDays(1)), await ReadAsync(began.AddDays(10)));
        Assert.Equal(0, before.GetProperty("inForce").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, before.GetProperty("bought").ValueKind);
        Assert.Equal([("A100", "2/5", "H100", "2/5"), ("H100", "1", "A100", "5/2")], InForce(first));
        Assert.Equal([("A100", "1/2", "H100", "1/2"), ("H100", "1", "A100", "2")], InForce(second));
        Assert.Equal(("2502", "2002"), (first.Text("bought"), second.Text("bought")));

        var decisions = before.GetProperty("decisions").EnumerateArray().ToArray();
        Assert.Equal([began.AddDays(9), began.AddDays(1)], decisions.Select(d => d.GetProperty("from").GetDateTimeOffset()));
        Assert.All(decisions, d => Assert.NotEqual(Guid.Empty, d.GetProperty("receipt").GetProperty("actId").GetGuid()));
        Assert.Equal(("Decision 5", 2), (decisions[1].Text("decision"), decisions[1].GetProperty("worths").GetArrayLength()));
    }

    async Task<JsonElement> ReadAsync(DateTimeOffset? at) => (await Api.AskAsync(Read, new { at })).GetProperty("exchangeRates");

    static IEnumerable<(string, string, string, string)> InForce(JsonElement rates) => rates.GetProperty("inForce").EnumerateArray()
        .Select(w => (w.Text("model"), w.Text("worth"), w.GetProperty("buys")[0].Text("model"), w.GetProperty("buys")[0].Text("exact")));
}
