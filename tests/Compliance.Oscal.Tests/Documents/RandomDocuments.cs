using Compliance.Oscal.Model;
using CsCheck;

namespace Compliance.Oscal.Tests.Documents;

/// <summary>Documents of every model, with everything that the table of the model allows and prose that is hard to spell.</summary>
static class RandomDocuments
{
    static readonly string[] Words =
    [
        "shall", "the developer", "a < b & c", "]]>", "\"quoted\"", "été", "معيار", "𝔸", "-", "*star*", "**strong**", "_low_", "snake_case_word", "`tick`", "| pipe |", "# hash", "\\back", "\\*no star\\*",
        "<b>no</b>", "[1](#x)", "[Assignment: x]", "1. one", "{{ insert: param, ac-1_prm_1 }}", "{{ no insert }}", "H~2~O", "x^2^", "~", "^", "&amp;", "?>", "<?pi?>", "http://example.org/?a=1&b=2", "![i](j.png)", "yes", "1.0", "null", "<https://example.org>",
    ];

    static readonly string[] Gaps = [" ", " ", " ", " ", "", "  ", "\n", "\r\n", "\n\n", "\n- ", "\n\n1. ", "\n> ", "\n```\n", "\t", "  \n", "\\\n", "\n| a | b |\n|---|---|\n| c | d |\n"];

    public static Gen<OscalDocument> Of(OscalFormat format = OscalFormat.Json) => Gen.Int.Select(seed => new Writer(new Random(seed)).Document(format));

    sealed class Writer(Random random)
    {
        int left = random.Next(10, 150);

        public OscalDocument Document(OscalFormat format)
        {
            var (model, definition) = OscalModel.Roots.OrderBy(r => r.Key, StringComparer.Ordinal).ElementAt(random.Next(OscalModel.Roots.Count));
            return new OscalDocument(new JsonObject { [model] = Object(definition, 0) }, format);
        }

        JsonObject Object(Definition definition, int depth)
        {
            left--;
            var item = new JsonObject();
            foreach (var instance in definition.Instances)
                if (instance.Required || (left > 0 && depth < 8 && random.Next(3) == 0))
                    item[instance.Json] = !instance.Many ? Value(instance, depth)
                        : instance.MayBeOne && random.Next(2) == 0 ? Value(instance, depth)
                        : new JsonArray([.. Enumerable.Range(0, instance.MayBeOne ? 2 : random.Next(1, 3)).Select(_ => Value(instance, depth))]);
            return item;
        }

        JsonNode Value(Instance instance, int depth) => instance switch
        {
            { IsAssembly: true }            => Object(instance.Definition, depth + 1),
            { Allowed: { Length: > 0 } all } => all[random.Next(all.Length)],
            _ => instance.Type switch
            {
                "boolean"      => random.Next(2) == 0,
                "decimal"      => JsonNode.Parse(random.Next(2) == 0 ? "-1.50" : "12")!,
                "nonNegative"  => random.Next(100),
                "positive"     => random.Next(1, 100),
                "uuid"         => Uuid(),
                "token"        => "t" + random.Next(1000),
                "dateTime"     => "2026-07-01T12:00:00.5+02:00",
                "date"         => "2026-07-01",
                "uri"          => "https://example.org/" + random.Next(1000),
                "uriReference" => "#r" + random.Next(1000),
                "email"        => "a@example.org",
                "base64"       => "AAEC",
                "line"         => Text(breaks: false),
                "multi"        => Text(breaks: true),
                _              => random.Next(2) == 0 ? Words[random.Next(Words.Length)] : $"{Words[random.Next(Words.Length)]} {Words[random.Next(Words.Length)]}",
            },
        };

        string Uuid()
        {
            var bytes = new byte[16];
            random.NextBytes(bytes);
            (bytes[7], bytes[8]) = ((byte)((bytes[7] & 0x0F) | 0x40), (byte)((bytes[8] & 0x3F) | 0x80));
            return new Guid(bytes).ToString("D");
        }

        string Text(bool breaks)
        {
            var text = Words[random.Next(Words.Length)];
            for (var i = random.Next(6); i > 0; i--)
                text += Gaps[random.Next(breaks ? Gaps.Length : 6)] + Words[random.Next(Words.Length)];
            return text;
        }
    }
}
