using System.Collections.Immutable;
using GraphQLParser;
using GraphQLParser.AST;

namespace Web.Pages.Explorer;

/// <summary>One type of the graph as the reference shows it, with the fields that every service gives it.</summary>
public sealed record SchemaType(string Name, string Kind, string? Description, ImmutableArray<SchemaField> Fields, ImmutableArray<string> Values);

/// <summary>One field, with its arguments as they are written.</summary>
public sealed record SchemaField(string Name, string Arguments, string Type, string NamedType, string? Description, string Service);

/// <summary>The published contract, read from <c>docs/schema</c>: what the graph answers, type by type.</summary>
static class SchemaReference
{
    static readonly string[] Kinds = ["query", "mutation", "subscription", "type", "interface", "union", "input", "enum", "scalar"];
    static readonly Lazy<ImmutableArray<SchemaType>> Types = new(Read);

    public static ImmutableArray<SchemaType> All => Types.Value;

    static ImmutableArray<SchemaType> Read()
    {
        var assembly = typeof(SchemaReference).Assembly;
        var parts = assembly.GetManifestResourceNames().Where(n => n.StartsWith("Schema/", StringComparison.Ordinal))
            .SelectMany(resource => Parts(resource["Schema/".Length..], Text(assembly.GetManifestResourceStream(resource)!)));
        return [.. parts.GroupBy(t => t.Name, StringComparer.Ordinal).Select(Join)
            .Where(t => t.Fields.Length + t.Values.Length > 0)
            .OrderBy(t => Array.IndexOf(Kinds, t.Kind)).ThenBy(t => t.Name, StringComparer.Ordinal)];
    }

    static SchemaType Join(IGrouping<string, SchemaType> parts) => new(
        parts.Key,
        parts.First().Kind,
        parts.Select(p => p.Description).FirstOrDefault(d => d is not null),
        [.. parts.SelectMany(p => p.Fields).DistinctBy(f => f.Name, StringComparer.Ordinal)],
        [.. parts.SelectMany(p => p.Values).Distinct(StringComparer.Ordinal)]);

    static IEnumerable<SchemaType> Parts(string service, string sdl)
    {
        var options = new ParserOptions { Ignore = IgnoreOptions.Locations };
        foreach (var definition in Parser.Parse(sdl, options).Definitions)
        {
            var part = definition switch
            {
                GraphQLObjectTypeDefinition t => Type(t, RootKind(t.Name.StringValue), Fields(t.Fields, service)),
                GraphQLObjectTypeExtension t => new(t.Name.StringValue, RootKind(t.Name.StringValue), null, Fields(t.Fields, service), []),
                GraphQLInterfaceTypeDefinition t => Type(t, "interface", Fields(t.Fields, service)),
                GraphQLInputObjectTypeDefinition t => Type(t, "input", Inputs(t.Fields, service)),
                GraphQLEnumTypeDefinition t => Type(t, "enum", [], [.. t.Values?.Items.Select(v => v.Name.StringValue) ?? []]),
                GraphQLUnionTypeDefinition t => Type(t, "union", [], [.. t.Types?.Items.Select(v => v.Name.StringValue) ?? []]),
                _ => null,
            };
            if (part is not null && !part.Name.StartsWith('_') && !part.Name.Contains("__", StringComparison.Ordinal))
                yield return part;
        }
    }

    static SchemaType Type(GraphQLTypeDefinition type, string kind, ImmutableArray<SchemaField> fields, ImmutableArray<string>? values = null) =>
        new(type.Name.StringValue, kind, About(type.Description, type.Comments), fields, values ?? []);

    static ImmutableArray<SchemaField> Fields(GraphQLFieldsDefinition? fields, string service) =>
        [.. fields?.Items.Where(f => !f.Name.StringValue.StartsWith('_')).Select(f => new SchemaField(
            f.Name.StringValue,
            f.Arguments is { Items.Count: > 0 } arguments ? $"({string.Join(", ", arguments.Items.Select(Argument))})" : "",
            Written(f.Type), Named(f.Type), About(f.Description, f.Comments), service)) ?? []];

    static ImmutableArray<SchemaField> Inputs(GraphQLInputFieldsDefinition? fields, string service) =>
        [.. fields?.Items.Select(f => new SchemaField(f.Name.StringValue, "", Written(f.Type), Named(f.Type), About(f.Description, f.Comments), service)) ?? []];

    static string Argument(GraphQLInputValueDefinition argument) => $"{argument.Name.StringValue}: {Written(argument.Type)}";

    static string Written(GraphQLType type) => type switch
    {
        GraphQLNonNullType t => Written(t.Type) + "!",
        GraphQLListType t => $"[{Written(t.Type)}]",
        GraphQLNamedType t => t.Name.StringValue,
        _ => "",
    };

    static string Named(GraphQLType type) => type switch
    {
        GraphQLNonNullType t => Named(t.Type),
        GraphQLListType t => Named(t.Type),
        GraphQLNamedType t => t.Name.StringValue,
        _ => "",
    };

    static string RootKind(string name) => name switch { "Query" => "query", "Mutation" => "mutation", "Subscription" => "subscription", _ => "type" };

    static string? About(GraphQLDescription? description, List<GraphQLComment>? comments) =>
        description is not null ? description.Value.ToString().Trim()
        : comments is { Count: > 0 } ? string.Join(' ', comments.Select(c => c.Value.ToString().Trim())) : null;

    static string Text(Stream stream)
    {
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
