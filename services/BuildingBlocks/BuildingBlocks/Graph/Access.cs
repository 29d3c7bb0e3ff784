using BuildingBlocks.Hosting;
using GraphQL;
using GraphQL.Instrumentation;
using GraphQL.Types;

namespace BuildingBlocks.Graph;

/// <summary>Who may read a field or call a mutation. A schema with a field that nobody was named for does not start.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method | AttributeTargets.Property)]
public abstract class AccessAttribute(string rule) : GraphQLAttribute
{
    internal const string Key = "access";

    public override void Modify(FieldType fieldType, bool isInputType) => fieldType.Metadata[Key] = rule;

    public override void Modify(IGraphType graphType) => graphType.Metadata[Key] = rule;
}

/// <summary>Anyone may, also without a token.</summary>
public sealed class PublicAttribute() : AccessAttribute("public");

/// <summary>Anyone with a valid token may.</summary>
public sealed class SignedInAttribute() : AccessAttribute("");

/// <summary>Only who holds one of these roles may.</summary>
public sealed class RolesAttribute(params string[] roles) : AccessAttribute(string.Join(',', roles));

/// <summary>Asks at every field: its own rule, else that of its type.</summary>
static class AccessMiddleware
{
    public static ValueTask<object?> ResolveAsync(IResolveFieldContext context, FieldMiddlewareDelegate next)
    {
        var rule = AccessRules.Of(context.FieldDefinition, context.ParentType);
        if (rule is not (null or "public"))
            Check(rule, Caller.Of(context.User));
        return next(context);
    }

    static void Check(string rule, Caller? caller)
    {
        if (caller is null)
            throw new RefusalError("auth.required", "Sign in first: this needs a token.");
        if (rule.Length > 0 && !rule.Split(',').Any(caller.Roles.Contains))
            throw new RefusalError("auth.forbidden", "Your role does not allow this.");
    }
}

static class AccessRules
{
    static readonly string[] FederationFields = ["_service", "_entities"];

    /// <returns>Null for fields of GraphQL itself and of the federation, which carry no data of their own.</returns>
    public static string? Of(FieldType field, IComplexGraphType parent) =>
        field.Metadata.TryGetValue(AccessAttribute.Key, out var own) ? (string?)own
        : parent.Metadata.TryGetValue(AccessAttribute.Key, out var inherited) ? (string?)inherited
        : null;

    /// <summary>Default deny: refuses to start with a field that nobody was named for.</summary>
    public static void Demand(ISchema schema)
    {
        var open = schema.AllTypes.OfType<IObjectGraphType>()
            .Where(t => !t.Name.StartsWith('_'))
            .SelectMany(t => t.Fields.Where(f => !FederationFields.Contains(f.Name) && Of(f, t) is null).Select(f => $"{t.Name}.{f.Name}"))
            .ToArray();
        if (open.Length > 0)
            throw new InvalidOperationException($"Nobody was named who may use: {string.Join(", ", open)}. Put [Public], [SignedIn] or [Roles] on them.");
    }
}
