using System.Text.Json;
using System.Text.Json.Serialization;
using Collaborative.Domain.Accounts;
using Collaborative.Domain.Placement;
using Collaborative.Domain.Pools;
using Collaborative.Domain.Quotas;

namespace Collaborative.Domain.Cycles.Records;

/// <summary>How snapshots, outcomes and events are written. Stored format: what was published must be read for ever.</summary>
/// <remarks>Instants are seconds since 1970, durations seconds, fractions strings such as <c>"2/3"</c>, identifiers as everywhere.</remarks>
public static class CycleJson
{
    /// <summary>For <see cref="JsonSerializer"/>.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowOutOfOrderMetadataProperties = true,   // canonical JSON and databases have their own order
        MaxDepth = 32,
        Converters =
        {
            new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
            new As<DateTimeOffset, long>(t => t.ToUnixTimeSeconds(), DateTimeOffset.FromUnixTimeSeconds),
            new As<TimeSpan, long>(t => (long)t.TotalSeconds, s => TimeSpan.FromSeconds(s)),
            new As<RequestId, Guid>(i => i.Value, v => new(v)),
            new As<QuotaId, Guid>(i => i.Value, v => new(v)),
            new As<AccountId, Guid>(i => i.Value, v => new(v)),
            new As<RunId, Guid>(i => i.Value, v => new(v)),
            new As<PledgeId, Guid>(i => i.Value, v => new(v)),
            new As<AcceleratorModel, string>(m => m.Name, v => new(v)),
            new As<AcceleratorModels, string>(m => m.ToString(), AcceleratorModels.Parse),
            new As<MilliCores, int>(m => m.Value, v => new(v)),
            new As<Mebibytes, int>(m => m.Value, v => new(v)),
            new As<MilliDevices, int>(m => m.Value, v => new(v)),
            new As<GpuSeconds, long>(s => s.Value, v => new(v)),
            new As<Amounts, SortedDictionary<string, Fraction>>(
                a => new(a.Resources.ToDictionary(r => r.Name, r => a[r]), StringComparer.Ordinal),
                v => Amounts.Of(v.Select(p => (new Resource(p.Key), p.Value)))),
            new As<Nominal, NominalText>(NominalText.Of, t => t.Nominal),
            new As<QuotaTree, TreeText>(t => new(t.Capacity, [.. t.Root.FromBelow.Reverse().Select(n => n.Quota).OrderBy(q => q.Id.Value)]), t => QuotaTree.Of(t.Quotas, t.Capacity)),
            new As<Demand, DemandText>(d => new(d.Cpu, d.Memory, d.Devices, d.Share, d.Models), t => new(t.CpuMilli, t.MemoryMib, t.Devices, t.ShareMilli, t.Models)),
        },
    };

    sealed record TreeText(Amounts Capacity, ImmutableArray<Quota> Quotas);

    sealed record DemandText(MilliCores CpuMilli, Mebibytes MemoryMib, int Devices, MilliDevices ShareMilli, AcceleratorModels Models);

    sealed record NominalText(Fraction? Part = null, Amounts? Amounts = null)
    {
        [JsonIgnore]
        public Nominal Nominal => (Part, Amounts) switch
        {
            ({ } part, null) => new Nominal.PartOfParent(part),
            (null, { } amounts) => new Nominal.Stated(amounts),
            _ => throw new JsonException("A nominal share is a part or amounts."),
        };

        public static NominalText Of(Nominal nominal) => nominal switch
        {
            Nominal.PartOfParent part => new(part.Part),
            Nominal.Stated stated     => new(null, stated.Amounts),
            _                         => throw new UnreachableException(),
        };
    }

    /// <summary>A type written as another.</summary>
    sealed class As<T, TText>(Func<T, TText> write, Func<TText, T> read) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<TText>(ref reader, options) is { } text ? Made(text) : throw new JsonException("A value is missing.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, write(value), options);

        T Made(TText text)
        {
            try
            {
                return read(text);
            }
            catch (ArgumentException wrong)
            {
                throw new JsonException(wrong.Message, wrong);
            }
        }
    }
}
