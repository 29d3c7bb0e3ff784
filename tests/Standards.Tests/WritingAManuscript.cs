using System.Text.Json;
using static Standards.Tests.Hosting.ManuscriptSteps;

namespace Standards.Tests;

public sealed class WritingAManuscript(StandardsHost host)
{
    [Fact]
    public async Task Begins_with_the_edition_and_grows_by_what_two_write()
    {
        var (project, ann, ben) = await host.Api.ManuscriptOfTwoAsync();
        var read = await host.Api.ManuscriptAsync(project, ann.Token);
        Assert.Equal((1, 0, project), (read.GetProperty("edition").GetInt32(), read.GetProperty("revision").GetInt32(), read.GetProperty("project").Text("id")));
        Assert.Contains(read.GetProperty("labels").EnumerateArray(), l => l.Text("element") == "c-2.1" && l.Text("text") == "2.1");

        var saved = await host.Api.SaveAsync(Saving(project, 0, [First("Ann."), "c-2", "c-3"], stands: "c-1.p1"), ann.Token);
        Assert.Equal(1, saved.GetProperty("revision").GetInt32());
        Assert.Equal(["c-1", "c-2", "c-3"], Parts(saved));   // all as it was sent

        saved = await host.Api.SaveAsync(Saving(project, 0, ["c-1", Second("Ben."), "c-3"]), ben.Token);
        Assert.Equal(2, saved.GetProperty("revision").GetInt32());
        Assert.Equal(["{", "c-2", "c-3"], Parts(saved));     // the first clause is Ann's
        Assert.Contains("Ann.", saved.GetProperty("text")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal([$"{ann.Person} c-1.p1", $"{ben.Person} "], saved.GetProperty("people").EnumerateArray().Select(p => $"{p.GetProperty("person").Text("id")} {p.GetProperty("at").GetString()}"));

        read = await host.Api.ManuscriptAsync(project, Tokens.Secretariat);
        Assert.Equal($"2 {ben.Person}, 1 {ann.Person}", string.Join(", ", read.GetProperty("revisions").EnumerateArray().Select(r => $"{r.Text("number")} {r.GetProperty("by").Text("id")}")));
    }

    [Fact]
    public async Task Shows_both_words_where_two_changed_the_same_and_keeps_what_one_decides()
    {
        var (project, ann, ben) = await host.Api.ManuscriptOfTwoAsync();
        await host.Api.SaveAsync(Saving(project, 0, [First("Ann."), "c-2", "c-3"]), ann.Token);
        var saved = await host.Api.SaveAsync(Saving(project, 0, [First("Ben."), "c-2", "c-3"]), ben.Token);
        var conflict = Assert.Single(saved.GetProperty("conflicts").EnumerateArray());
        Assert.Equal(("c-1.p1", "Text.", "Ben.", "Ann."), (conflict.Text("element"), conflict.Text("base"), conflict.Text("mine"), conflict.Text("theirs")));
        Assert.Equal($"{ann.Person}", Assert.Single(conflict.GetProperty("by").EnumerateArray()).Text("id"));
        Assert.Equal(1, saved.GetProperty("revision").GetInt32());

        saved = await host.Api.SaveAsync(Saving(project, 0, [First("Ben."), "c-2", "c-3"], keep: [new { element = "c-1.p1", mine = true }]), ben.Token);
        Assert.Equal((2, 0), (saved.GetProperty("revision").GetInt32(), saved.GetProperty("conflicts").GetArrayLength()));
        Assert.Contains("Ben.", (await host.Api.ManuscriptAsync(project, ann.Token)).Text("text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keeps_a_save_once_however_often_it_is_sent_and_says_what_it_led_to()
    {
        var (project, ann, ben) = await host.Api.ManuscriptOfTwoAsync();
        var save = Saving(project, 0, [First("Ann."), "c-2", "c-3"], command: Guid.NewGuid());
        await host.Api.SaveAsync(save, ann.Token);
        await host.Api.SaveAsync(Saving(project, 1, [First("Ann and Ben."), "c-2", "c-3"]), ben.Token);

        var again = await host.Api.SaveAsync(save, ann.Token);
        Assert.Equal((1, 0), (again.GetProperty("revision").GetInt32(), again.GetProperty("conflicts").GetArrayLength()));
        Assert.Equal(["c-1", "c-2", "c-3"], Parts(again));
        Assert.Equal(2, (await host.Api.ManuscriptAsync(project, ann.Token)).GetProperty("revision").GetInt32());
        Assert.Equal("command.reused", (await host.Api.RefusalAsync(Save, Saving(project, 0, [First("Else."), "c-2", "c-3"], command: Command(save)), ann.Token)).Code);
    }

    [Fact]
    public async Task Goes_on_from_what_the_writer_had_before_it_was_merged()
    {
        var (project, ann, ben) = await host.Api.ManuscriptOfTwoAsync();
        await host.Api.SaveAsync(Saving(project, 0, [First("Ann."), "c-2", "c-3"]), ann.Token);
        await host.Api.SaveAsync(Saving(project, 0, ["c-1", Second("Ben"), "c-3"]), ben.Token);
        var saved = await host.Api.SaveAsync(Saving(project, 2, ["c-1", Second("Ben wrote on."), "c-3"], ofOwn: true), ben.Token);
        Assert.Equal((3, 0), (saved.GetProperty("revision").GetInt32(), saved.GetProperty("conflicts").GetArrayLength()));
        var text = (await host.Api.ManuscriptAsync(project, ben.Token)).Text("text");
        Assert.Contains("Ann.", text, StringComparison.Ordinal);
        Assert.Contains("Ben wrote on.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_only_asks_leaves_nothing_behind()
    {
        var (project, ann, _) = await host.Api.ManuscriptOfTwoAsync();
        var command = Guid.NewGuid();
        Assert.Equal(0, (await host.Api.SaveAsync(Saving(project, 0, ["c-1", "c-2", "c-3"], command: command), ann.Token)).GetProperty("revision").GetInt32());
        Assert.Equal(0, await host.Database.ReadAsync<long>($"select count(*) from command where id = '{command}'"));
    }

    [Fact]
    public async Task Finds_what_the_wording_lacks()
    {
        var (project, ann, _) = await host.Api.ManuscriptOfTwoAsync();
        var rule = new { wId = "r-1", kind = "REQUIREMENT", modality = "SHALL", text = new[] { "It must be so." } };
        await host.Api.SaveAsync(Saving(project, 0, [Clause("c-1", "Clause 1", rule), "c-2", "c-3"]), ann.Token);
        var findings = (await host.Api.ManuscriptAsync(project, ann.Token)).GetProperty("findings").EnumerateArray().ToArray();
        Assert.Contains(findings, f => (f.Text("code"), f.Text("weight"), f.Text("element"), f.Text("words"), f.Text("location")) == ("wording.must", "WARNING", "r-1", "must", "1, requirement 1"));
    }

    [Fact]
    public async Task Is_for_its_editors_alone()
    {
        var (project, _, _) = await host.Api.ManuscriptOfTwoAsync();
        var stranger = Body.Participating();
        Assert.Equal("auth.forbidden", (await host.Api.RefusalAsync(Read, new { project }, stranger.Token)).Code);
        Assert.Equal("auth.forbidden", (await host.Api.RefusalAsync(Save, Saving(project, 0, [First("No."), "c-2", "c-3"]), stranger.Token)).Code);
        Assert.Equal("auth.required", (await host.Api.RefusalAsync(Read, new { project })).Code);
        Assert.Equal("auth.forbidden", (await host.Api.RefusalAsync(Read, new { project }, Tokens.Integrator)).Code);
        Assert.Equal("project.unknown", (await host.Api.RefusalAsync(Read, new { project = Guid.NewGuid() }, Tokens.Secretariat)).Code);
    }

    [Theory]
    [InlineData("manuscript.malformed", """{"wId":"c-1","kind":"CLAUSE","text":["One"],"children":[{"wId":"i","kind":"ITEM","text":["Lost."]}]}""")]
    [InlineData("manuscript.malformed", """{"wId":"c-1","kind":"CLAUSE","text":["One"],"children":[{"wId":"c-3","kind":"PARAGRAPH","text":["Twice."]}]}""")]
    [InlineData("manuscript.kind_changed", """{"wId":"c-1","kind":"CLAUSE","text":["One"],"children":[{"wId":"c-1.p1","kind":"NOTE","text":["Other."]}]}""")]
    [InlineData("manuscript.malformed", "c-9")]
    [InlineData("document.malformed", """{"wId":"c-1","kind":"CLAUSE","what":1}""")]
    [InlineData("input.invalid", "no identifier")]
    public async Task Refuses_what_is_no_text(string code, string first)
    {
        var (project, ann, _) = await host.Api.ManuscriptOfTwoAsync();
        Assert.Equal(code, (await host.Api.RefusalAsync(Save, Saving(project, 0, [first, "c-2", "c-3"]), ann.Token)).Code);
        Assert.Equal("manuscript.revision_unknown", (await host.Api.RefusalAsync(Save, Saving(project, 7, ["c-1", "c-2", "c-3"]), ann.Token)).Code);
    }

    [Fact]
    public async Task Goes_on_from_an_edition_that_came_from_elsewhere_and_loses_no_word()
    {
        var (project, ann, _) = await host.Api.ManuscriptOfTwoAsync();
        await host.Api.SaveAsync(Saving(project, 0, [First("Ann."), "c-2", "c-3"]), ann.Token);
        await host.Api.PublishEditionAsync(project);
        Assert.Equal("manuscript.superseded", (await host.Api.RefusalAsync(Save, Saving(project, 1, [First("Ann again."), "c-2", "c-3"]), ann.Token)).Code);
        var read = await host.Api.ManuscriptAsync(project, ann.Token);
        Assert.Equal((2, 0), (read.GetProperty("edition").GetInt32(), read.GetProperty("revision").GetInt32()));
        Assert.Contains("Ann.", read.Text("text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_a_save_that_became_part_of_an_edition_meanwhile()
    {
        var (project, ann, _) = await host.Api.ManuscriptOfTwoAsync();
        await host.Api.SaveAsync(Saving(project, 0, [First("Ann."), "c-2", "c-3"]), ann.Token);
        var save = Saving(project, 1, [First("Ann again."), "c-2", "c-3"]);
        await host.Api.SaveAsync(save, ann.Token);
        await host.Api.AskAsync(Publish, new { input = new { commandId = Guid.NewGuid(), projectId = project, revision = 2 } }, Tokens.Secretariat);
        Assert.Equal(0, (await host.Api.SaveAsync(save, ann.Token)).GetProperty("revision").GetInt32());
    }

    static IEnumerable<string> Parts(JsonElement saved) => saved.GetProperty("text").EnumerateArray().Select(t => t.GetString() is ['{', ..] ? "{" : t.GetString()!);

    static Guid Command(object saving) => JsonSerializer.SerializeToElement(saving).GetProperty("input").GetProperty("commandId").GetGuid();
}
