using System.Text.Json;
using Testing;

namespace Ledger.Domain.Tests.Notes;

public sealed class Keys
{
    // The example of golang.org/x/mod/sumdb/note, which other tools read.
    const string PeterNeumann = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    [Fact]
    public void Are_read_back_as_they_are_written()
    {
        Assert.True(VerifierKey.TryParse(PeterNeumann, out var key));
        Assert.Equal(("PeterNeumann", 0xc74f20a3, PeterNeumann), (key.Name, key.Id, key.ToString()));
        Assert.True(VerifierKey.TryParse(Sample.Key.Verifier.ToString(), out var own));
        Assert.Equal(Sample.Key.Verifier.Id, own.Id);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("PeterNeumann+c74f20a3")]
    [InlineData("+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")]
    [InlineData("Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")]
    [InlineData("PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")]     // another identifier
    [InlineData("PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")]     // another spelling
    [InlineData("PeterNeumann+c74f20a3+AhpC2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")]     // another algorithm
    [InlineData("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW ")]
    [InlineData("SomeoneElse+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")]      // another name
    public void Are_refused_where_a_part_does_not_fit(string? text) => Assert.False(VerifierKey.TryParse(text, out _));

    [Fact]
    public void For_which_anybody_can_sign_are_refused()
    {
        var neutral = new byte[32];
        neutral[0] = 1;   // the neutral element: every signature of a certain form holds for it
        Assert.Throws<ArgumentException>(() => VerifierKey.Create("log", neutral));
        Assert.Throws<ArgumentException>(() => VerifierKey.Create("log", new byte[31]));
        Assert.Throws<ArgumentException>(() => VerifierKey.Create("a log", Sample.Key.Verifier.PublicKey));
    }

    [Fact]
    public void Show_nothing_of_their_secret()
    {
        Assert.Throws<ArgumentException>(() => SigningKey.Create("log", new byte[31]));
        Assert.Equal("the signing key of log.example/acts", Sample.Key.ToString());
        Assert.Equal(["Verifier"], typeof(SigningKey).GetProperties().Select(p => p.Name));
    }

    /// <summary>Project Wycheproof: 151 signatures, 63 of which must not be taken.</summary>
    [Fact]
    public void Verify_as_the_published_vectors_say()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Repository.Data("wycheproof", "ed25519_test.json")));
        var wrong = new List<int>();
        var seen = 0;
        foreach (var group in file.RootElement.GetProperty("testGroups").EnumerateArray())
        {
            var key = VerifierKey.Create("wycheproof", Bytes(group.GetProperty("publicKey"), "pk"));
            foreach (var test in group.GetProperty("tests").EnumerateArray())
            {
                seen++;
                if (key.Verify(Bytes(test, "msg"), Bytes(test, "sig")) != (test.GetProperty("result").GetString() == "valid"))
                    wrong.Add(test.GetProperty("tcId").GetInt32());
            }
        }
        Assert.Equal(file.RootElement.GetProperty("numberOfTests").GetInt32(), seen);
        Assert.Empty(wrong);
    }

    static byte[] Bytes(JsonElement json, string name) => Convert.FromHexString(json.GetProperty(name).GetString()!);
}
