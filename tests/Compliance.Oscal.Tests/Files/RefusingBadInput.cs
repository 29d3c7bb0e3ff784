using System.Text;
using Compliance.Oscal.Checking;
using Compliance.Oscal.Tests.Documents;
using CsCheck;
using static Compliance.Oscal.Tests.Resolving.Profiles;

namespace Compliance.Oscal.Tests.Files;

public sealed class RefusingBadInput
{
    const string Head = """<?xml version="1.0"?><catalog xmlns="http://csrc.nist.gov/ns/oscal/1.0" uuid="8a1e0a6c-8c1c-4d6f-9a43-0d8a4f2f3b01">""";

    static readonly string[] Damages = ["", "<", "{", "\"", ":", "&x;", "- ", "]]>", "\n", "9", "*a", "<p>", "}}", "\u0001", "?", "|", "!!int "];

    [Theory]
    [InlineData("""<?xml version="1.0"?><!DOCTYPE catalog [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><catalog>&b;</catalog>""", "oscal.entities_forbidden", "line 1")]
    [InlineData("""<?xml version="1.0"?><!DOCTYPE catalog SYSTEM "file:///etc/passwd"><catalog/>""", "oscal.entities_forbidden", "line 1")]
    [InlineData("<catalog>", "oscal.malformed", "line 1")]
    [InlineData("""<catalog xmlns="http://elsewhere.example"/>""", "oscal.unknown_model", "line 1")]
    [InlineData(Head + "\n<surprise/></catalog>", "oscal.unknown_name", "line 2")]
    [InlineData(Head + "\nwords</catalog>", "oscal.unexpected_text", "line 1")]
    [InlineData(Head + "<metadata><title>a</title>\n<title>b</title></metadata></catalog>", "oscal.duplicate_key", "line 2")]
    [InlineData(Head + "<metadata>\n<title><script>x</script></title></metadata></catalog>", "oscal.unknown_markup", "line 2")]
    [InlineData("""{"catalog":{"uuid":"a","uuid":"b"}}""", "oscal.duplicate_key", "")]
    [InlineData("""{"catalog":{"uuid":"a"},}""", "oscal.malformed", "line 1")]
    [InlineData("{\"catalog\":{\n\"uuid\":}}", "oscal.malformed", "line 2")]
    [InlineData("""{"catalog":{"uuid":1}}""", "oscal.wrong_type", "/catalog/uuid")]
    [InlineData("""{"catalog":{"controls":{}}}""", "oscal.wrong_type", "/catalog/controls")]
    [InlineData("""{"catalog":{"controls":[]}}""", "oscal.empty_array", "/catalog/controls")]
    [InlineData("""{"catalog":{"controls":[{"a/b":1}]}}""", "oscal.unknown_name", "/catalog/controls/0/a~1b")]
    [InlineData("""{"component-definition":{"components":[{"protocols":[{"port-ranges":[{"start":"80"}]}]}]}}""", "oscal.wrong_type", "/component-definition/components/0/protocols/0/port-ranges/0/start")]
    [InlineData("""{"cat":{}}""", "oscal.unknown_model", "")]
    [InlineData("""{"catalog":{"uuid":"\ud800"}}""", "oscal.malformed", "")]
    [InlineData("{}", "oscal.unknown_model", "")]
    [InlineData("[1]", "oscal.wrong_type", "")]
    [InlineData("catalog:\n  uuid: a\n  uuid: b\n", "oscal.duplicate_key", "line 3")]
    [InlineData("catalog: &a\n  metadata: *a\n", "oscal.entities_forbidden", "line 2")]
    [InlineData("catalog: [", "oscal.malformed", "line 2")]
    [InlineData("component-definition:\n  components:\n  - protocols:\n    - port-ranges:\n      - start: eighty\n", "oscal.wrong_type", "/component-definition/components/0/protocols/0/port-ranges/0/start")]
    [InlineData("component-definition:\n  components:\n  - protocols:\n    - port-ranges:\n      - start: \"80\"\n", "oscal.wrong_type", "/component-definition/components/0/protocols/0/port-ranges/0/start")]
    [InlineData("", "oscal.malformed", "")]
    public void Says_what_and_where(string text, string code, string place)
    {
        var reason = Assert.IsType<Outcome<OscalDocument>.Refused>(OscalFile.Read(Encoding.UTF8.GetBytes(text))).Reason;
        Assert.Equal(code, reason.Code);
        if (place.Length > 0)
            Assert.Equal(place, reason.Place);
    }

    [Fact]
    public void Bounds_depth_in_every_notation()
    {
        string[] files =
        [
            """{"catalog":""" + string.Concat(Enumerable.Repeat("""{"groups":[""", 5_000)),
            """{"catalog":""" + string.Concat(Enumerable.Repeat("""{"groups":[""", 300)) + string.Concat(Enumerable.Repeat("]}", 300)) + "}",
            Head + string.Concat(Enumerable.Repeat("<group>", 100_000)),
            "catalog: " + string.Concat(Enumerable.Repeat("{groups: [", 5_000)),
        ];
        Assert.Equal(["oscal.malformed", "oscal.too_deep", "oscal.too_deep", "oscal.too_deep"], files.Select(f => Code(OscalFile.Read(Encoding.UTF8.GetBytes(f)))));
        var quotes = """{"catalog":{"metadata":{"remarks":"TEXT"}}}""".Replace("TEXT", new string('>', 10_000), StringComparison.Ordinal);
        Assert.Equal("oscal.too_deep", Code(OscalFile.Write(Done(OscalFile.Read(Encoding.UTF8.GetBytes(quotes))), OscalFormat.Xml)));
    }

    [Fact]
    public void Refuses_a_hundred_megabytes_before_holding_them()
    {
        using var endless = new Endless(100 * 1024 * 1024);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal("oscal.too_large", Code(OscalFile.Read(endless)));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 100L * 1024 * 1024);
        Assert.InRange(endless.Given, 0, OscalBounds.MaxBytes + 200_000);
    }

    [Fact]
    public void Does_not_write_what_XML_cannot_hold()
    {
        var document = Done(OscalFile.Read("""{"catalog":{"metadata":{"title":"a\u0001b"}}}"""u8.ToArray()));
        Assert.Equal("oscal.not_writable", Code(OscalFile.Write(document, OscalFormat.Xml)));
    }

    /// <summary>A law: whatever is done to the bytes of a document, there is a document or a refusal, and what was read can be checked.</summary>
    [Fact]
    public void Ends_with_a_name_whatever_stands_there() => Gen.Select(RandomDocuments.Of(), Gen.Enum<OscalFormat>(), Gen.Int[0, int.MaxValue].Array[1, 6], Gen.Int[0, 16].Select(i => Damages[i])).Sample((document, format, places, damage) =>
    {
        var text = Encoding.UTF8.GetString(Done(OscalFile.Write(document, format)));
        foreach (var place in places)
        {
            var at = place % (text.Length + 1);
            text = damage.Length == 0 ? text.Remove(Math.Min(at, text.Length - 1), Math.Min(7, text.Length - Math.Min(at, text.Length - 1))) : text.Insert(at, damage);
            if (text.Length == 0)
                return;
        }
        if (OscalFile.Read(Encoding.UTF8.GetBytes(text), format) is Outcome<OscalDocument>.Done { Value: var read })
            OscalRules.Check(read);
    }, iter: 2_000);

    /// <summary>A stream of blanks that cannot tell its length.</summary>
    sealed class Endless(long length) : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => Given; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var given = (int)Math.Min(count, length - Given);
            Array.Fill(buffer, (byte)' ', offset, given);
            Given += given;
            return given;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
