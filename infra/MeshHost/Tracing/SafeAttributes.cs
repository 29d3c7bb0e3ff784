using System.Collections.Frozen;

namespace MeshHost.Tracing;

/// <summary>The attributes that may be kept: names of operations and their results, never values of headers, parameters, paths or people.</summary>
static class SafeAttributes
{
    const int MaxLength = 500;

    static readonly FrozenSet<string> Names = new[]
    {
        "http.request.method", "http.route", "http.response.status_code", "server.address", "server.port", "network.protocol.version",
        "rpc.system", "rpc.service", "rpc.method", "rpc.grpc.status_code", "rpc.orleans.target_id",
        "messaging.system", "messaging.destination.name", "messaging.operation.name", "messaging.operation.type",
        "db.system", "db.system.name", "db.name", "db.namespace", "db.operation", "db.operation.name", "db.collection.name",
        "db.statement", "db.query.text", "db.query.summary", "db.response.status_code",
        "graphql.operation.name", "graphql.operation.type", "error.type",
        "aigov.app", "aigov.category", "aigov.code", "aigov.outcome", "aigov.topic",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether to keep an attribute, and what of it.</summary>
    public static bool TryKeep(string name, string value, out KeyValuePair<string, string> kept)
    {
        kept = new(name, value.Length <= MaxLength ? value : string.Concat(value.AsSpan(0, MaxLength), "…"));
        return Names.Contains(name);
    }
}
