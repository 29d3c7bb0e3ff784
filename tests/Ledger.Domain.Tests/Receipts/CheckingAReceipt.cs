using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;

namespace Ledger.Domain.Tests.Receipts;

public sealed class CheckingAReceipt
{
    static readonly Sample Log = new(11);
    static readonly string Key = Sample.Key.Verifier.ToString();

    static ReceiptReport Check(string receipt, string? key = null) => ReceiptCheck.Run(receipt, key ?? Key);

    /// <summary>The receipt of act 5 with a change, and the first step that must notice it.</summary>
    static void ChangedFailsAt(string step, Action<JsonObject> change)
    {
        var receipt = JsonNode.Parse(Log.Receipt(5).ToJson())!.AsObject();
        change(receipt);
        FailsAt(step, Check(receipt.ToJsonString()));
    }

    static void FailsAt(string step, ReceiptReport report)
    {
        Assert.False(report.Holds);
        Assert.Equal(step, report.Steps.First(s => !s.Passed).Name);
        Assert.Equal(["file", "record", "key", "signature", "size", "inclusion"], report.Steps.Select(s => s.Name));
        Assert.All(report.Steps, s => Assert.EndsWith(".", s.Sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void Holds_for_every_act_of_a_log() => Assert.All(Enumerable.Range(0, 11), n =>
    {
        var report = Check(Log.Receipt(n).ToJson());
        Assert.True(report.Holds, string.Join('\n', report.Steps));
        Assert.Equal((Log.Records[n].ActId, "standards.vote-cast", Log.Records[n].Hash), (report.Record!.ActId, report.Record.Kind, report.Record.Hash.ToHex()));
        Assert.Equal((ulong)n, report.LeafIndex);
        Assert.Equal(Log.Checkpoint, report.Checkpoint);
    });

    [Fact]
    public void Holds_for_the_only_act_of_a_log() => Assert.True(Check(new Sample(1).Receipt(0).ToJson()).Holds);

    [Fact]
    public void Does_not_mind_how_the_record_is_laid_out()
    {
        var receipt = JsonNode.Parse(Log.Receipt(3).ToJson())!.AsObject();
        receipt["record"] = new JsonObject(receipt["record"]!.AsObject().Reverse().Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone())));
        Assert.True(Check(receipt.ToJsonString(new(JsonSerializerOptions.Default) { WriteIndented = true })).Holds);
    }

    [Fact]
    public void Reads_as_a_short_story() => Assert.Equal(
        [
            "The file is a receipt of format aigov-receipt/1.",
            $"The record tells of act {Log.Records[5].ActId}, standards.vote-cast, done at 2026-03-01T12:00:05.000000Z; its SHA-256 is {Log.Records[5].Hash}.",
            $"You trust the log log.example/acts by its key {Sample.Key.Verifier.Id:x8}.",
            $"log.example/acts signed that its log holds 11 acts under the root {Log.Tree.Root}.",
            "The proof is made for the tree that was signed, of 11 acts.",
            "The record stands at place 5, counted from 0: its hash and the path lead to the signed root.",
        ],
        Check(Log.Receipt(5).ToJson()).Steps.Select(s => s.Sentence));

    [Fact]
    public void Of_a_hash_alone_it_proves_that_the_record_stands_there_and_nothing_of_what_it_says() => Assert.All(Enumerable.Range(0, 11), n =>
    {
        var report = Check((Log.Receipt(n) with { Record = null, RecordHash = Hash(n) }).ToJson());
        Assert.True(report.Holds, string.Join('\n', report.Steps));
        Assert.Null(report.Record);
        Assert.Equal((Log.Records[n].Hash, (ulong)n), (report.Entry!.Hash.ToHex(), report.LeafIndex));
        Assert.Equal("The file is a receipt of format aigov-receipt/2.", report.Steps[0].Sentence);
    });

    [Fact]
    public void Fails_for_the_hash_of_another_record() => FailsAt("inclusion", Check((Log.Receipt(5) with { Record = null, RecordHash = Hash(4) }).ToJson()));

    [Fact]
    public void Fails_for_a_hash_beside_a_record() => ChangedFailsAt("file", r => (r["format"], r["recordHash"]) = ("aigov-receipt/2", Log.Records[5].Hash));

    [Fact]
    public void Fails_without_record_and_hash() => ChangedFailsAt("file", r =>
    {
        r["format"] = "aigov-receipt/2";
        r.Remove("record");
    });

    static Digest Hash(int n)
    {
        Assert.True(Digest.TryParseHex(Log.Records[n].Hash, out var hash));
        return hash;
    }

    [Fact]
    public void Fails_for_another_vote() => ChangedFailsAt("inclusion", r => r["record"]!["body"]!["vote"] = "no");

    [Fact]
    public void Fails_for_another_salt() => ChangedFailsAt("inclusion", r => r["record"]!["salt"] = "AAAAAAAAAAAAAAAAAAAAAA");

    [Fact]
    public void Fails_for_another_place() => ChangedFailsAt("inclusion", r => r["inclusion"]!["leafIndex"] = "4");

    [Fact]
    public void Fails_for_a_place_outside() => ChangedFailsAt("inclusion", r => r["inclusion"]!["leafIndex"] = "11");

    [Fact]
    public void Fails_for_a_shorter_path() => ChangedFailsAt("inclusion", r => r["inclusion"]!["path"]!.AsArray().RemoveAt(0));

    [Fact]
    public void Fails_for_another_tree() => ChangedFailsAt("size", r => r["inclusion"]!["treeSize"] = "10");

    [Fact]
    public void Fails_for_a_checkpoint_with_another_size() =>
        ChangedFailsAt("signature", r => r["checkpoint"] = r["checkpoint"]!.GetValue<string>().Replace("\n11\n", "\n12\n", StringComparison.Ordinal));

    [Fact]
    public void Fails_for_a_checkpoint_of_another_log()
    {
        var stranger = SigningKey.Create("another.example", new byte[32]);
        ChangedFailsAt("signature", r => r["checkpoint"] = (Log.Checkpoint with { Origin = "another.example" }).Sign(stranger).ToString());
    }

    [Fact]
    public void Fails_for_another_log_under_the_same_key() =>
        ChangedFailsAt("signature", r => r["checkpoint"] = SignedNote.Sign((Log.Checkpoint with { Origin = "another.example" }).ToText(), Sample.Key).ToString());

    [Fact]
    public void Fails_for_a_signed_note_that_is_no_checkpoint() =>
        ChangedFailsAt("signature", r => r["checkpoint"] = SignedNote.Sign("Good morning.\n", Sample.Key).ToString());

    [Fact]
    public void Fails_without_a_signature() => ChangedFailsAt("signature", r => r["checkpoint"] = Log.Checkpoint.ToText());

    [Fact]
    public void Trusts_the_key_that_it_is_given_and_no_other()
    {
        var stranger = SigningKey.Create(Sample.Origin, new byte[32]);
        FailsAt("signature", Check(Log.Receipt(5).ToJson(), stranger.Verifier.ToString()));
        FailsAt("key", Check(Log.Receipt(5).ToJson(), "no key"));
    }

    [Fact]
    public void Fails_for_a_record_that_names_a_member_twice()
    {
        var twice = Log.Receipt(5).ToJson().Replace("\"vote\": \"yes\"", "\"vote\": \"yes\", \"vote\": \"no\"", StringComparison.Ordinal);
        FailsAt("file", Check(twice));
    }

    [Theory]
    [InlineData("v", "2")]
    [InlineData("actId", "\"someone\"")]
    [InlineData("kind", "7")]
    [InlineData("at", "null")]
    [InlineData("body", "[]")]
    [InlineData("salt", "\"c2hvcnQ\"")]
    [InlineData("salt", "\"?\"")]
    [InlineData("more", "12345678901234567890")]   // no canonical form: not exact as a double
    [InlineData("more", "\"\\ud800\"")]
    public void Fails_for_a_record_that_is_not_sound(string member, string value)
    {
        var receipt = Log.Receipt(5).ToJson();
        var changed = member == "more"
            ? receipt.Replace("\"v\": 1", $"\"v\": 1, \"more\": {value}", StringComparison.Ordinal)
            : System.Text.RegularExpressions.Regex.Replace(receipt, $"\"{member}\": (\"[^\"]*\"|\\d+|{{[^}}]*}})", $"\"{member}\": {value}", default, TimeSpan.FromSeconds(1));
        Assert.NotEqual(receipt, changed);
        FailsAt("record", Check(changed));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"format":"aigov-receipt/2"}""")]
    [InlineData("""{"format":"aigov-receipt/1"}""")]
    [InlineData("""{"format":"aigov-receipt/1","record":{}}""")]
    [InlineData("""{"format":"aigov-receipt/1","record":{},"inclusion":{"leafIndex":1,"treeSize":"2","path":[]},"checkpoint":""}""")]
    [InlineData("""{"format":"aigov-receipt/1","record":{},"inclusion":{"leafIndex":"01","treeSize":"2","path":[]},"checkpoint":""}""")]
    [InlineData("""{"format":"aigov-receipt/1","record":{},"inclusion":{"leafIndex":"1","treeSize":"2","path":["\ud800"]},"checkpoint":""}""")]
    [InlineData("""{"format":"aigov-receipt/1","record":{},"inclusion":{"leafIndex":"1","treeSize":"2","path":[7]},"checkpoint":""}""")]
    [InlineData("""{"format":"aigov-receipt/1","record":{},"inclusion":{"leafIndex":"1","treeSize":"2","path":[]}}""")]
    [InlineData("\uD800")]
    public void Fails_for_what_is_no_receipt(string text) => FailsAt("file", Check(text));

    [Fact]
    public void Answers_whatever_it_is_given()
    {
        var receipt = Log.Receipt(5).ToJson();
        Gen.Select(Gen.Int[0, receipt.Length - 1], Gen.Char).Sample((place, c) =>
        {
            var text = receipt.ToCharArray();
            text[place] = c;
            var report = Check(new(text));
            Assert.Equal(6, report.Steps.Count);
            if (report.Holds)   // the change touched nothing that means anything: white space between members
                Assert.Equal(CanonicalJson.Canonicalize(receipt), CanonicalJson.Canonicalize(new string(text)));
        });
    }
}
