using System.Text;
using System.Text.Json;
using BuildingBlocks.EventStore;
using Contracts.Ledger;

namespace Standards.Tests;

public sealed class FoundingACommittee(StandardsHost host)
{
    [Fact]
    public async Task Enters_it_under_its_parent_and_sends_its_record_to_the_ledger()
    {
        var parent = await host.Api.FoundAsync();

        var founded = (await host.Api.AskAsync(CommitteeSteps.Found, CommitteeSteps.Founding(kind: "SUBCOMMITTEE", parent: parent), Tokens.Secretariat)).GetProperty("foundCommittee");

        var (id, act) = (founded.GetProperty("id").GetString()!, founded.GetProperty("receipt").GetProperty("actId").GetString());
        Assert.Equal((parent, "SUBCOMMITTEE"), (founded.GetProperty("parent").GetProperty("id").GetString()!, founded.GetProperty("kind").GetString()!));
        var sent = JsonSerializer.Deserialize<BindingAct>(Assert.Single(await host.Database.ActsAsync($"committee-{id}")), StoredJson.Options)!;
        var record = await host.Database.ReadAsync<string>("select record from binding_record where act_id = $1", Sql.Uuid(sent.ActId));
        Assert.Equal((act, "standards.committee-founded", SaltedRecord.HashOf(Encoding.UTF8.GetBytes(record))), (sent.ActId.ToString(), sent.Kind, sent.RecordHash));
        Assert.Equal(id, JsonDocument.Parse(record).RootElement.GetProperty("body").GetProperty("committeeId").GetString());
    }

    [Fact]
    public async Task Happens_once_for_a_reference_and_once_for_a_command()
    {
        var input = CommitteeSteps.Founding("TC 1 of this test");

        var first = await host.Api.AskAsync(CommitteeSteps.Found, input, Tokens.Secretariat);

        Assert.Equal(first.ToString(), (await host.Api.AskAsync(CommitteeSteps.Found, input, Tokens.Secretariat)).ToString());
        Assert.Equal("committee.already_founded", await host.Api.CodeAsync(CommitteeSteps.Found, CommitteeSteps.Founding("tc 1 OF this test "), Tokens.Secretariat));
    }

    [Fact]
    public async Task Keeps_the_order_of_bodies()
    {
        Assert.Equal("committee.unknown", await RefusedAsync("SUBCOMMITTEE", Guid.NewGuid().ToString()));
        Assert.Equal("input.invalid", await RefusedAsync("SUBCOMMITTEE", null));
        Assert.Equal("input.invalid", await RefusedAsync("TECHNICAL_COMMITTEE", await host.Api.FoundAsync()));
    }

    [Fact]
    public async Task Is_for_the_secretariat()
    {
        Assert.Equal("auth.forbidden", (await host.Api.RefusalAsync(CommitteeSteps.Found, CommitteeSteps.Founding(), Body.Participating().Token)).Code);
        Assert.Equal("auth.required", (await host.Api.RefusalAsync(CommitteeSteps.Found, CommitteeSteps.Founding())).Code);
    }

    Task<string> RefusedAsync(string kind, string? parent) => host.Api.CodeAsync(CommitteeSteps.Found, CommitteeSteps.Founding(kind: kind, parent: parent), Tokens.Secretariat);
}
