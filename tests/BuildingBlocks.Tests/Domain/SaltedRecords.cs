using System.Text.Json.Nodes;
using BuildingBlocks.Domain;

namespace BuildingBlocks.Tests.Domain;

public sealed class SaltedRecords
{
    static readonly Guid Act = Guid.Parse("0192f0c1-7e2b-7c3a-8d4e-5f6071829304");
    static readonly DateTimeOffset Noon = new(2026, 3, 1, 13, 0, 0, TimeSpan.FromHours(1));
    static readonly byte[] Salt = [.. Enumerable.Range(0, 16).Select(i => (byte)i)];

    [Fact]
    public void Have_one_published_form()
    {
        var record = SaltedRecord.Create(Act, "standards.vote-cast", Noon, new JsonObject { ["position"] = "APPROVE" }, Salt);
        Assert.Equal(
            """{"actId":"0192f0c1-7e2b-7c3a-8d4e-5f6071829304","at":"2026-03-01T12:00:00.000000Z","body":{"position":"APPROVE"},"kind":"standards.vote-cast","salt":"AAECAwQFBgcICQoLDA0ODw","v":1}""",
            record.Json);
        Assert.Equal("c6712203385b20e73c106626b0b14bd944b7051d9569afb39165bba481fe3361", record.Hash);   // sha256sum of the text above
    }

    [Fact]
    public void Hide_what_they_say_behind_their_salt()
    {
        var body = new JsonObject { ["position"] = "APPROVE" };
        var other = Salt.Reverse().ToArray();
        Assert.NotEqual(SaltedRecord.Create(Act, "k", Noon, body, Salt).Hash, SaltedRecord.Create(Act, "k", Noon, body, other).Hash);
    }

    [Fact]
    public void Need_a_salt_of_sixteen_bytes() =>
        Assert.Throws<ArgumentException>(() => SaltedRecord.Create(Act, "k", Noon, [], new byte[15]));
}
