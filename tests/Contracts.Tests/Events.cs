using System.Reflection;
using System.Text.Json;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using BuildingBlocks.EventStore;
using Collaborative.Domain.Cycles.Records;

namespace Contracts.Tests;

public sealed class Events
{
    /// <summary>What travels between services: every record of Contracts that stands in a sentence of its own.</summary>
    [Fact]
    public void That_cross_between_services_are_published()
    {
        var contracts = Assembly.Load("Contracts").GetExportedTypes()
            .Where(t => t is { IsClass: true, IsAbstract: false } && t.GetMethod("<Clone>$") is not null)
            .ToDictionary(t => $"{t.Namespace!.Split('.')[^1].ToLowerInvariant()}.{t.Name}.json");
        PublishAll("messages", contracts);
    }

    /// <summary>What stands in the stores for ever: the nested records of every aggregate's events.</summary>
    [Theory]
    [InlineData("Compliance.Domain")]
    [InlineData("Identity.Domain")]
    [InlineData("Standards.Domain")]
    [InlineData("Collaborative.Domain")]
    public void That_are_stored_are_published(string domain)
    {
        var stored = Assembly.Load(domain).GetExportedTypes()
            .Where(t => t.IsAbstract && t.Name.EndsWith("Event", StringComparison.Ordinal))
            .SelectMany(t => t.GetNestedTypes().Where(n => n.IsSubclassOf(t)))
            .ToDictionary(t => $"{t.DeclaringType!.Name}.{t.Name}.json");
        Assert.NotEmpty(stored);
        PublishAll($"stored/{domain.Split('.')[0].ToLowerInvariant()}", stored);
    }

    static void PublishAll(string folder, IReadOnlyDictionary<string, Type> types)
    {
        foreach (var (name, type) in types)
            Published.Equals($"{folder}/{name}", SchemaOf(type));
        Published.HasOnly(folder, types.Keys);
    }

    static readonly JsonSerializerOptions Stored = new(StoredJson.Options) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    static readonly JsonSerializerOptions Cycles = new(CycleJson.Options) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    /// <summary>Of the Collaborative, what belongs to calls is stored as usual, the rest in the format of published cycles.</summary>
    static readonly string[] OfCalls = ["Calls", "Applications", "Affiliations"];

    static string SchemaOf(Type type) =>
        (type.Assembly == typeof(CycleJson).Assembly && !OfCalls.Contains(type.Namespace!.Split('.')[^1], StringComparer.Ordinal) ? Cycles : Stored).GetJsonSchemaAsNode(type).ToJsonString(new(Stored) { WriteIndented = true }) + "\n";
}
