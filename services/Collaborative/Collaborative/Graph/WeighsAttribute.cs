using GraphQL;
using GraphQL.Types;
using GraphQL.Utilities;

namespace Collaborative.Graph;

/// <summary>A field for which cycles are run: it counts as many fields against what a query may cost.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class WeighsAttribute(double fields) : GraphQLAttribute
{
    public override void Modify(FieldType fieldType, bool isInputType) => fieldType.WithComplexityImpact(fields);
}
