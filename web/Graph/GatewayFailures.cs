using System.Collections.Frozen;

namespace Web.Graph;

/// <summary>The answer was no: a named refusal with a sentence for the person who asked.</summary>
public sealed class GatewayRefusal(string code, string message) : Exception(message)
{
    /// <summary>Stable, such as <c>ballot.closed</c>.</summary>
    public string Code { get; } = code;

    /// <remarks>These say that something broke, and are no refusal.</remarks>
    static readonly FrozenSet<string> Failures = FrozenSet.Create("internal", "subgraph.unavailable", "gateway.stopping", "rate.limited");

    internal static Exception Of(string document, AnswerError error) => Failures.Contains(error.Code)
        ? new GatewayUnavailable(document, new InvalidOperationException($"{error.Code}: {error.Message}"))
        : new GatewayRefusal(error.Code, error.Message);
}

/// <summary>No answer could be had. Trying again later is the remedy.</summary>
public sealed class GatewayUnavailable(string document, Exception cause) : Exception($"{document} could not be answered.", cause);
