namespace Compliance.Tests;

public sealed class ReadingDisclosures(ComplianceHost host)
{
    [Fact]
    public async Task Monitors_close_what_was_looked_into_and_it_waits_no_more()
    {
        var subject = $"To be closed {Guid.NewGuid():N}";
        await host.Api.AskAsync("mutation($input: FileDisclosureInput!) { fileDisclosure(input: $input) { code } }", new { input = new { commandId = Guid.NewGuid(), subject, account = "What happened." } });
        var id = (await WaitingAsync()).Single(d => d.Subject == subject).Id;
        var closed = await host.Api.AskAsync(
            "mutation($input: AnswerDisclosureInput!) { closeDisclosure(input: $input) { disclosure { isClosed } receipt { actId } } }",
            new { input = new { commandId = Guid.NewGuid(), disclosureId = id, text = "It was looked into." } }, Tokens.Secretariat);
        Assert.True(closed.GetProperty("closeDisclosure").GetProperty("disclosure").GetProperty("isClosed").GetBoolean());
        Assert.DoesNotContain(await WaitingAsync(), d => d.Id == id);
        Assert.Equal("disclosure.closed", await host.Api.CodeAsync(
            "mutation($input: AnswerDisclosureInput!) { closeDisclosure(input: $input) { receipt { actId } } }", new { input = new { commandId = Guid.NewGuid(), disclosureId = id, text = "Again." } }, Tokens.Monitor));
    }

    async Task<List<(string Id, string Subject)>> WaitingAsync() =>
        [.. (await host.Api.AskAsync("{ disclosures(waiting: true, first: 200) { nodes { id subject } } }", token: Tokens.Monitor)).GetProperty("disclosures").GetProperty("nodes").EnumerateArray().Select(d => (d.GetProperty("id").GetString()!, d.GetProperty("subject").GetString()!))];
}
