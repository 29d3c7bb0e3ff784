using System.Buffers.Binary;
using System.Text;
using static Standards.Tests.Hosting.ManuscriptSteps;
using static Standards.Tests.Hosting.PictureSteps;

namespace Standards.Tests;

public sealed class AddingAPicture(StandardsHost host)
{
    [Fact]
    public async Task Keeps_it_once_under_the_hash_of_its_bytes()
    {
        var (project, ann, ben) = await host.Api.ManuscriptOfTwoAsync();
        var file = Drawing();
        var picture = await host.Api.AddPictureAsync(project, ann.Token, file);
        Assert.Equal(("image/svg+xml", 40, 20), (picture.Text("mediaType"), picture.GetProperty("width").GetInt32(), picture.GetProperty("height").GetInt32()));
        Assert.Equal(picture.Text("sha256"), Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(picture.GetProperty("content").GetBytesFromBase64())));
        Assert.Equal(picture.Text("sha256"), (await host.Api.AddPictureAsync(project, ben.Token, file)).Text("sha256"));
        Assert.Equal(picture.Text("sha256"), (await host.Api.AddPictureAsync(project, ben.Token, picture.GetProperty("content").GetBytesFromBase64())).Text("sha256"));
        Assert.Equal(1L, await host.Database.ReadAsync<long>("select count(*) from picture where sha256 = $1", BuildingBlocks.EventStore.Sql.Text(picture.Text("sha256"))));
    }

    [Fact]
    public async Task Cleans_a_drawing_of_all_that_acts()
    {
        var (project, ann, _) = await host.Api.ManuscriptOfTwoAsync();
        var picture = await host.Api.AddPictureAsync(project, ann.Token, Drawing("<script>steal()</script><image href='https://elsewhere.example/a.png'/><circle r='2' onclick='steal()'/>"));
        var kept = Encoding.UTF8.GetString(picture.GetProperty("content").GetBytesFromBase64());
        Assert.DoesNotContain("steal", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("elsewhere", kept, StringComparison.Ordinal);
        Assert.Contains("<circle", kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_what_is_none_by_name()
    {
        var (project, ann, _) = await host.Api.ManuscriptOfTwoAsync();
        Assert.Equal("picture.kind_unknown", await CodeAsync("<html><script>x()</script></html>"u8.ToArray()));
        Assert.Equal("picture.kind_unknown", await CodeAsync("%PDF-1.7"u8.ToArray()));
        Assert.Equal("picture.empty", await CodeAsync([]));
        Assert.Equal("picture.too_large", await CodeAsync(new byte[(5 * 1024 * 1024) + 1]));
        Assert.Equal("picture.too_many_pixels", await CodeAsync(Bomb()));
        Assert.Equal("picture.broken", await CodeAsync(Bomb()[..30]));
        Assert.Equal("project.unknown", (await host.Api.RefusalAsync(Add, Adding(Guid.NewGuid().ToString(), Drawing()), Tokens.Secretariat)).Code);

        async Task<string> CodeAsync(byte[] file) => (await host.Api.RefusalAsync(Add, Adding(project, file), ann.Token)).Code;
    }

    [Fact]
    public async Task Is_for_those_who_write_the_text_or_may_amend_it()
    {
        var (project, ann, _) = await host.Api.ManuscriptOfTwoAsync();
        await host.Api.AddPictureAsync(project, ann.Token);
        await host.Api.AddPictureAsync(project, Tokens.Secretariat);
        var speaker = Body.Participating();
        await host.Api.GrantAsync(speaker);
        await host.Api.AddPictureAsync(project, speaker.Token);
        Assert.Equal("auth.required", (await host.Api.RefusalAsync(Add, Adding(project, Drawing()))).Code);
        Assert.Equal("auth.forbidden", (await host.Api.RefusalAsync(Add, Adding(project, Drawing()), Body.Participating().Token)).Code);
        Assert.Equal("auth.forbidden", (await host.Api.RefusalAsync(Add, Adding(project, Drawing()), Tokens.Integrator)).Code);
    }

    [Fact]
    public async Task A_text_has_no_picture_that_was_not_given_for_it()
    {
        var (project, ann, _) = await host.Api.ManuscriptOfTwoAsync();
        var (other, ben, _) = await host.Api.ManuscriptOfTwoAsync();
        var of = (await host.Api.AddPictureAsync(other, ben.Token)).Text("sha256");
        Assert.Equal("picture.unknown", (await host.Api.RefusalAsync(Save, Saving(project, 0, [Clause("c-1", "Clause 1", Figure("f-1", of)), "c-2", "c-3"]), ann.Token)).Code);
        Assert.Equal("picture.unknown", (await host.Api.RefusalAsync(Save, Saving(project, 0, [Clause("c-1", "Clause 1", Figure("f-1", new string('a', 64))), "c-2", "c-3"]), ann.Token)).Code);
        var own = (await host.Api.AddPictureAsync(project, ann.Token)).Text("sha256");
        Assert.Equal("picture.unknown", (await host.Api.RefusalAsync(Save, Saving(project, 0, [Clause("c-1", "Clause 1", Figure("f-1", own, "image/png")), "c-2", "c-3"]), ann.Token)).Code);
        Assert.Equal(1, (await host.Api.SaveAsync(Saving(project, 0, [Clause("c-1", "Clause 1", Figure("f-1", own)), "c-2", "c-3"]), ann.Token)).GetProperty("revision").GetInt32());
    }

    [Fact]
    public async Task A_text_is_not_published_while_a_figure_lacks_its_picture_or_its_words()
    {
        var (project, ann, _) = await host.Api.ManuscriptOfTwoAsync();
        var sha256 = (await host.Api.AddPictureAsync(project, ann.Token)).Text("sha256");
        Assert.Equal("document.picture_missing", await FindingAsync(1, Figure("f-1", "", "")));
        Assert.Equal("document.alternative_missing", await FindingAsync(2, Figure("f-1", sha256, alternative: "")));
        await host.Api.SaveAsync(Saving(project, 2, [Clause("c-1", "Clause 1", Figure("f-1", sha256)), "c-2", "c-3"]), ann.Token);
        Assert.Equal(2, (await host.Api.AskAsync(Publish, Publishing(3), Tokens.Secretariat)).GetProperty("publishManuscript").GetProperty("edition").GetInt32());

        async Task<string> FindingAsync(int revision, object figure)
        {
            await host.Api.SaveAsync(Saving(project, revision - 1, [Clause("c-1", "Clause 1", figure), "c-2", "c-3"]), ann.Token);
            var finding = Assert.Single((await host.Api.ManuscriptAsync(project, ann.Token)).GetProperty("findings").EnumerateArray(), f => f.Text("weight") == "ERROR");
            Assert.Equal("f-1", finding.Text("element"));
            Assert.Equal("draft.malformed", (await host.Api.RefusalAsync(Publish, Publishing(revision), Tokens.Secretariat)).Code);
            return finding.Text("code");
        }

        object Publishing(int revision) => new { input = new { commandId = Guid.NewGuid(), projectId = project, revision } };
    }

    /// <summary>A few bytes that say that they unpack to 14 gigabytes.</summary>
    static byte[] Bomb()
    {
        var head = new byte[33];
        ((byte[])[0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8]).CopyTo(head, 0);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(16), 60_000);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(20), 60_000);
        return [.. head, 0, 0, 0, 0, .. "IEND"u8, 0, 0, 0, 0];
    }
}
