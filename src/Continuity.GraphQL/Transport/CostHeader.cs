using Continuity.GraphQL.Limits;
using Microsoft.AspNetCore.Http;

namespace Continuity.GraphQL.Transport;

/// <summary>The request header by which a caller asks for the price of a request.</summary>
internal static class CostHeader
{
    /// <summary>Its name.</summary>
    public const string Name = "GraphQL-Cost";

    /// <summary>Reads it: <c>report</c> asks for the price beside the answer, <c>validate</c> for the price alone. Anything else asks for nothing.</summary>
    /// <param name="headers">The request's headers.</param>
    public static CostReport Read(IHeaderDictionary headers)
    {
        if (!headers.TryGetValue(Name, out var value))
        {
            return CostReport.None;
        }

        var text = value.ToString();
        return text.Equals("report", StringComparison.OrdinalIgnoreCase) ? CostReport.Report
            : text.Equals("validate", StringComparison.OrdinalIgnoreCase) ? CostReport.Validate
            : CostReport.None;
    }
}
