using System.Text.Json;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Compliance.Oscal.Yaml;

/// <summary>The tree of the JSON format into YAML 1.2: texts that could be taken for something else are quoted.</summary>
static partial class YamlWriting
{
    public static byte[] Write(JsonObject content)
    {
        using var stream = new MemoryStream();
        using (var text = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" })
        {
            var emitter = new Emitter(text, new EmitterSettings(bestIndent: 2, bestWidth: int.MaxValue, isCanonical: false, maxSimpleKeyLength: 1024));
            emitter.Emit(new StreamStart());
            emitter.Emit(new DocumentStart());
            Node(emitter, content);
            emitter.Emit(new DocumentEnd(isImplicit: true));
            emitter.Emit(new StreamEnd());
        }
        return stream.ToArray();
    }

    static void Node(Emitter emitter, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject mapping:
                emitter.Emit(new MappingStart(null, null, isImplicit: true, mapping.Count == 0 ? MappingStyle.Flow : MappingStyle.Block));
                foreach (var (name, value) in mapping)
                {
                    Text(emitter, name);
                    Node(emitter, value);
                }
                emitter.Emit(new MappingEnd());
                break;
            case JsonArray items:
                emitter.Emit(new SequenceStart(null, null, isImplicit: true, items.Count == 0 ? SequenceStyle.Flow : SequenceStyle.Block));
                foreach (var item in items)
                    Node(emitter, item);
                emitter.Emit(new SequenceEnd());
                break;
            case null:
                Plain(emitter, "null");
                break;
            case var value when value.GetValueKind() is JsonValueKind.String:
                Text(emitter, value.GetValue<string>());
                break;
            default:
                Plain(emitter, node.ToJsonString());
                break;
        }
    }

    static void Text(Emitter emitter, string text)
    {
        if (Safe().IsMatch(text) && !Ambiguous().IsMatch(text))
            Plain(emitter, text);
        else
            emitter.Emit(new Scalar(null, null, text, ScalarStyle.DoubleQuoted, isPlainImplicit: false, isQuotedImplicit: true));
    }

    static void Plain(Emitter emitter, string text) => emitter.Emit(new Scalar(null, null, text, ScalarStyle.Plain, isPlainImplicit: true, isQuotedImplicit: false));

    [GeneratedRegex(@"^[A-Za-z_]([\w ./()+-]*[\w./()+-])?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Safe();

    [GeneratedRegex(@"^(true|false|null|yes|no|on|off|y|n)$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Ambiguous();
}
