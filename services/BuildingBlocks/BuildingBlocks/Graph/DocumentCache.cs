using GraphQL;
using GraphQL.DI;
using GraphQLParser.AST;
using Microsoft.Extensions.Caching.Memory;

namespace BuildingBlocks.Graph;

/// <summary>Documents that were asked before and found valid: they are neither parsed nor held against the schema again. What depends on variables or on the request is still checked each time.</summary>
sealed class DocumentCache : IConfigureExecution, IDisposable
{
    /// <summary>In characters of documents; in memory each takes some tens of bytes.</summary>
    const int MaxSize = 400_000;

    readonly MemoryCache known = new(new MemoryCacheOptions { SizeLimit = MaxSize });

    /// <summary>After those that add rules.</summary>
    public float SortOrder => 200;

    public async Task<ExecutionResult> ExecuteAsync(ExecutionOptions options, ExecutionDelegate next)
    {
        if (options.Query is not { } text)
            return await next(options);
        if (known.Get<GraphQLDocument>(text) is { } document)
        {
            (options.Document, options.ValidationRules) = (document, options.CachedDocumentValidationRules ?? []);
            return await next(options);
        }

        var result = await next(options);
        if (result is { Executed: true, Document: { } valid })
            known.Set(text, valid, new MemoryCacheEntryOptions { Size = text.Length });
        return result;
    }

    public void Dispose() => known.Dispose();
}
