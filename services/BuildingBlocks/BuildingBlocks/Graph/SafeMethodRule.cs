using GraphQL.Validation;
using GraphQLParser.AST;

namespace BuildingBlocks.Graph;

/// <summary>GET changes nothing: it runs queries only. Gateways open event streams of subscriptions with it, too.</summary>
sealed class SafeMethodRule(bool allowSubscriptions) : ValidationRuleBase
{
    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context)
    {
        var allowed = context.Operation.Operation is OperationType.Query
            || (allowSubscriptions && context.Operation.Operation is OperationType.Subscription);
        if (!allowed)
            context.ReportError(new SafeMethodError());
        return default;
    }
}

sealed class SafeMethodError() : ValidationError("GET runs queries only; send this with POST.");
