namespace Journeys.Tests.Voting;

/// <summary>A result says what would have changed it; the record of a vote is corrected afterwards; the result is another one, and the first stays readable.</summary>
public sealed class PuttingTheRecordRight(House house) : Journey(house)
{
    [Fact]
    public async Task The_secretariat_corrects_a_vote_and_both_results_stand_on_record()
    {
        await using var secretariat = await Secretariat.SignInAsync(House);
        var ballot = await secretariat.OpenBallotAsync("A vote that was misread");
        await QuietDelegate.CastAsync(House, ballot, "no", "DISAPPROVE", "The interval needs its confidence.");
        await QuietDelegate.CastAsync(House, ballot, "de", "APPROVE");
        await secretariat.CloseAsync(ballot, "Everyone has been heard.");

        await Page.SignInAsync("secretariat", ballot.Path);
        var changes = Page.GetByRole(AriaRole.Region, new() { Name = "What would have changed it" });
        await Expect(changes.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "1 negative vote with reasons of a participating member changed into an abstention." })).ToContainTextAsync("Norway");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Correct the record" }).ClickAsync();
        await Page.GetByLabel("Member", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Norway (Disapprove)" });
        await Page.GetByLabel("Abstain", new() { Exact = true }).CheckAsync();
        await Page.GetByLabel("Reason", new() { Exact = true }).FillAsync("The form of Norway was misread.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Correct the record" }).ClickAsync();
        await Page.ArriveAsync("**" + ballot.Path);

        await Expect(Page.GetByText("Approved. Both conditions are met.")).ToBeVisibleAsync();
        var record = Page.GetByRole(AriaRole.Region, new() { Name = "Results on record" });
        await Expect(record).ToContainTextAsync("Record corrected: Norway, Abstain. The form of Norway was misread.");
        await record.GetByText("The explanation of that day").ClickAsync();
        await Expect(record).ToContainTextAsync("50.0\u00A0% of participating members in favour (1 of 2 counted), at least 66.7\u00A0% needed: not met.");
        await Expect(Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Norway" }).First).ToContainTextAsync("record corrected");
    }

    [Fact]
    public async Task Anyone_reads_a_rule_in_plain_words_and_as_it_is_hashed()
    {
        await Page.GotoAsync("/ballots");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Voting rules" }).ClickAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Council of the European Union: qualified majority" }).ClickAsync();

        await Expect(Page.GetByRole(AriaRole.Region, new() { Name = "In plain words" })).ToContainTextAsync("At most 3 members are not in favour.");
        var document = await Page.Locator("pre").InnerTextAsync();
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(document)));
        await Expect(Page.GetByText(hash)).ToBeVisibleAsync();
    }
}
