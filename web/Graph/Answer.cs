using System.Text.Json;

namespace Web.Graph;

/// <summary>An answer by the GraphQL specification.</summary>
sealed record Answer(JsonElement Data, IReadOnlyList<AnswerError>? Errors)
{
    /// <summary>The data, also where a part is missing below the root; a root field that is missing for an error is that error.</summary>
    public T Read<T>(string document)
    {
        if (Errors is [var first, ..] && !HasEveryRootField)
            throw GatewayRefusal.Of(document, first);
        return Data.Deserialize<T>(GraphJson.Options) ?? throw new JsonException("The gateway answered neither data nor errors.");
    }

    bool HasEveryRootField => Data.ValueKind == JsonValueKind.Object && Data.EnumerateObject().All(root => root.Value.ValueKind != JsonValueKind.Null);
}

sealed record AnswerError(string Message, JsonElement Extensions)
{
    public string Code => Extensions.ValueKind == JsonValueKind.Object && Extensions.TryGetProperty("code", out var code) ? code.ToString() : "internal";
}
