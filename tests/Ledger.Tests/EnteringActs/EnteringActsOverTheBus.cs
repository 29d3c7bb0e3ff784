using System.Text.Json;
using Ledger.Tests.Hosting;

namespace Ledger.Tests.EnteringActs;

public sealed class EnteringActsOverTheBus(LedgerHost host)
{
    [Fact]
    public async Task Answers_when_the_act_is_in_the_log()
    {
        var (act, _) = Api.NewAct();
        Assert.Equal((200, ""), await host.Api.DeliverAsync(act));
        var entry = (await host.Reader.EntriesAsync([act.ActId]))[act.ActId];
        Assert.Equal(act.RecordHash, entry.Act.RecordHash.ToHex());
        Assert.True((await host.Reader.NewestAsync()).Size > entry.LeafIndex);
    }

    [Fact]
    public async Task Gathers_those_that_come_together_into_few_pages()
    {
        const int Count = 400;
        var records = await host.Api.EnterAsync(Count);
        var entries = await host.Reader.EntriesAsync(records.Select(r => r.ActId));
        Assert.Equal(Count, entries.Count);
        Assert.Equal(Count, entries.Values.Select(e => e.LeafIndex).Distinct().Count());
        Assert.InRange(entries.Values.Select(e => e.TreeSize).Distinct().Count(), 1, Count / 4);
    }

    [Fact]
    public async Task Enters_a_duplicate_once_also_when_its_copies_race()
    {
        var (act, _) = Api.NewAct();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => host.Api.DeliverAsync(act)));
        Assert.All(answers, a => Assert.Equal((200, ""), a));
        Assert.Single(await host.Reader.EntriesAsync([act.ActId]));
    }

    [Fact]
    public async Task Drops_another_record_for_a_known_act_with_its_reason()
    {
        var (act, _) = Api.NewAct();
        await host.Api.DeliverAsync(act);
        await RefusedAsync(act with { RecordHash = Api.NewAct().Act.RecordHash }, "ledger.hash_differs");
        Assert.Equal(act.RecordHash, (await host.Reader.EntriesAsync([act.ActId]))[act.ActId].Act.RecordHash.ToHex());
    }

    [Fact]
    public async Task Drops_what_is_no_act()
    {
        var (act, _) = Api.NewAct();
        await RefusedAsync(act with { RecordHash = act.RecordHash.ToUpperInvariant() }, "ledger.hash_malformed");
        await RefusedAsync(act with { Kind = "Vote Cast" }, "ledger.kind_malformed");
        await RefusedAsync(act with { Service = "" }, "ledger.service_malformed");
        await RefusedAsync(act with { ActId = Guid.Empty }, "ledger.act_unnamed");
        Assert.Empty(await host.Reader.EntriesAsync([act.ActId]));
    }

    [Fact]
    public async Task Is_subscribed_to_the_bus()
    {
        using var subscriptions = JsonDocument.Parse(await host.Api.TextAsync("/dapr/subscribe"));
        Assert.Contains(subscriptions.RootElement.EnumerateArray(), s => s.GetProperty("topic").GetString() == "ledger.acts");
    }

    async Task RefusedAsync(Contracts.Ledger.BindingAct act, string code)
    {
        var (status, body) = await host.Api.DeliverAsync(act);
        using var answer = JsonDocument.Parse(body);
        Assert.Equal((200, "DROP", code), (status, answer.RootElement.GetProperty("status").GetString(), answer.RootElement.GetProperty("code").GetString()));
    }
}
