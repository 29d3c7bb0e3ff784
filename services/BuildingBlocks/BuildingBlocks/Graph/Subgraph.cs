using GraphQL;
using GraphQL.DI;
using GraphQL.Federation;
using GraphQL.Types;
using GraphQL.Utilities;
using GraphQL.Validation.Complexity;
using GraphQL.Validation.Rules.Custom;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace BuildingBlocks.Graph;

/// <summary>One service's part of the graph: type-first, federated, default deny, with limits on what a query may cost.</summary>
public static class Subgraph
{
    const int MaxDepth = 14;
    const int MaxComplexity = 50_000;
    const int AssumedListLength = 10;

    /// <param name="operations">Adds the mutation and subscription types.</param>
    public static WebApplicationBuilder AddSubgraph<TQuery>(this WebApplicationBuilder builder, Action<IConfigureAutoSchema>? operations = null)
    {
        builder.Services.AddGraphQL(graph => graph
            .AddSystemTextJson()
            .AddAutoSchema<TQuery>(s => operations?.Invoke(s))
            .AddFederation("2.3")
            .ConfigureSchema((schema, _) => schema.FieldMiddleware.Use(next => context => AccessMiddleware.ResolveAsync(context, next)))
            .Limit(c =>
            {
                c.MaxDepth = MaxDepth;
                c.MaxComplexity = MaxComplexity;
                c.DefaultListImpactMultiplier = AssumedListLength;
            })
            .ConfigureExecution<DocumentCache>()
            .UseTelemetry()
            .AddErrorInfoProvider<ErrorProvider>());
        return builder;
    }

    /// <summary>What a query may cost goes by its variables, so it is asked of known documents too.</summary>
    static IGraphQLBuilder Limit(this IGraphQLBuilder graph, Action<ComplexityOptions> limits)
    {
        graph.AddValidationRule<ComplexityValidationRule>(useForCachedDocuments: true);
        graph.Services.Configure<ComplexityOptions>((options, _) => limits(options));
        return graph;
    }

    internal static void MapGraph(this WebApplication app)
    {
        var schema = app.Services.GetRequiredService<ISchema>();
        schema.Initialize();
        AccessRules.Demand(schema);
        app.MapMethods("/graphql", ["GET", "POST"], GraphQLOverHttp.HandleAsync).AllowAnonymous();
    }
}

/// <summary>The published contract of a subgraph.</summary>
public static class SchemaText
{
    public static string Of(ISchema schema)
    {
        schema.Initialize();
        return schema.Print(new PrintOptions { IncludeImportedDefinitions = false, IncludeFederationTypes = false });
    }
}
