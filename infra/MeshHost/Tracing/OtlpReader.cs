using System.Globalization;
using Google.Protobuf;

namespace MeshHost.Tracing;

/// <summary>Reads OTLP's ExportTraceServiceRequest (opentelemetry-proto 1.x) straight from the wire, as far as the page shows it.</summary>
/// <remarks>Field numbers are those of <c>opentelemetry/proto/trace/v1/trace.proto</c>; unknown fields are passed over.</remarks>
static class OtlpReader
{
    /// <exception cref="InvalidProtocolBufferException">The bytes are not such a message.</exception>
    public static List<Span> Read(ReadOnlySpan<byte> request)
    {
        var spans = new List<Span>();
        EachField(request, (field, resourceSpans) =>
        {
            if (field == 1)
                ReadResource(resourceSpans, spans);
        });
        return spans;
    }

    static void ReadResource(byte[] resourceSpans, List<Span> spans)
    {
        var service = ServiceOf(resourceSpans);
        EachField(resourceSpans, (field, scopeSpans) =>
        {
            if (field == 2)
                EachField(scopeSpans, (inner, span) =>
                {
                    if (inner == 2)
                        spans.Add(ReadSpan(span, service));
                });
        });
    }

    /// <summary>Which service sent spans or metrics.</summary>
    public static string ServiceOf(byte[] resourceData)
    {
        var service = "unknown";
        EachField(resourceData, (field, resource) =>
        {
            if (field == 1)
                EachField(resource, (inner, attribute) =>
                {
                    if (inner == 1 && ReadAttribute(attribute) is { Key: "service.name" } name)
                        service = name.Value;
                });
        });
        return service;
    }

    static Span ReadSpan(byte[] bytes, string service)
    {
        var input = new CodedInputStream(bytes);
        var (trace, id, parent, name, kind, failed) = ("", "", "", "", 0, false);
        var (start, end) = (0UL, 0UL);
        var attributes = new List<KeyValuePair<string, string>>();
        while (input.ReadTag() is var tag and not 0)
            switch (WireFormat.GetTagFieldNumber(tag))
            {
                case 1: trace = Hex(input.ReadBytes()); break;
                case 2: id = Hex(input.ReadBytes()); break;
                case 4: parent = Hex(input.ReadBytes()); break;
                case 5: name = input.ReadString(); break;
                case 6: kind = input.ReadEnum(); break;
                case 7: start = input.ReadFixed64(); break;
                case 8: end = input.ReadFixed64(); break;
                case 9:
                    if (ReadAttribute(input.ReadBytes().ToByteArray()) is var (key, value) && SafeAttributes.TryKeep(key, value, out var kept))
                        attributes.Add(kept);
                    break;
                case 15: failed = ReadStatus(input.ReadBytes().ToByteArray()) == 2; break;
                default: input.SkipLastField(); break;
            }
        return new(
            trace, id, parent.Length == 0 ? null : parent, name, service, Kinds[kind is > 0 and < 6 ? kind : 1],
            Instant(start), Instant(Math.Max(start, end)) - Instant(start), failed, attributes);
    }

    static readonly string[] Kinds = ["", "internal", "server", "client", "producer", "consumer"];

    static int ReadStatus(byte[] bytes)
    {
        var input = new CodedInputStream(bytes);
        var code = 0;
        while (input.ReadTag() is var tag and not 0)
            if (WireFormat.GetTagFieldNumber(tag) == 3)
                code = input.ReadEnum();
            else
                input.SkipLastField();
        return code;
    }

    public static (string Key, string Value) ReadAttribute(byte[] bytes)
    {
        var (key, value) = ("", "");
        EachField(bytes, (field, content) =>
        {
            if (field == 1)
                key = System.Text.Encoding.UTF8.GetString(content);
            else if (field == 2)
                value = ReadValue(content);
        });
        return (key, value);
    }

    /// <summary>Text, truth or number; lists, maps and bytes are passed over.</summary>
    static string ReadValue(byte[] bytes)
    {
        var input = new CodedInputStream(bytes);
        var value = "";
        while (input.ReadTag() is var tag and not 0)
            switch (WireFormat.GetTagFieldNumber(tag))
            {
                case 1: value = input.ReadString(); break;
                case 2: value = input.ReadBool() ? "true" : "false"; break;
                case 3: value = input.ReadInt64().ToString(CultureInfo.InvariantCulture); break;
                case 4: value = input.ReadDouble().ToString(CultureInfo.InvariantCulture); break;
                default: input.SkipLastField(); break;
            }
        return value;
    }

    public static void EachField(ReadOnlySpan<byte> message, Action<int, byte[]> take)
    {
        var input = new CodedInputStream(message.ToArray());
        while (input.ReadTag() is var tag and not 0)
            if (WireFormat.GetTagWireType(tag) == WireFormat.WireType.LengthDelimited)
                take(WireFormat.GetTagFieldNumber(tag), input.ReadBytes().ToByteArray());
            else
                input.SkipLastField();
    }

    static string Hex(ByteString bytes) => Convert.ToHexStringLower(bytes.Span);

    /// <summary>Nanoseconds since 1970; instants beyond the calendar count as its last.</summary>
    public static DateTimeOffset Instant(ulong nanoseconds) =>
        DateTimeOffset.UnixEpoch.AddTicks((long)Math.Min(nanoseconds / 100, (ulong)(DateTimeOffset.MaxValue - DateTimeOffset.UnixEpoch).Ticks));
}
