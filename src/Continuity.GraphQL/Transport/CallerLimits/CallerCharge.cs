using Continuity.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace Continuity.GraphQL.Transport.CallerLimits;

/// <summary>Has what a request costs counted as its caller's, on whatever transport it came.</summary>
internal static class CallerCharge
{
    /// <summary>To be called before the request is executed.</summary>
    /// <param name="limits">What bounds callers; null: nothing does.</param>
    /// <param name="caller">The HTTP request that it came by.</param>
    /// <param name="request">What is to be executed.</param>
    public static void To(ICallerLimits? limits, HttpContext caller, GraphQLRequest request)
    {
        if (limits is not null)
        {
            request.Charge = cost => limits.TakeCost(caller, cost);
            request.CostOfAPoint = limits.CostOfAPoint;
        }
    }
}
