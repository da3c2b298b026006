/** Documents a problem of one route beyond those every route may answer. */
import { ApiResponse } from '@nestjs/swagger';

export const ApiProblem = (status: number, description: string) =>
  ApiResponse({
    status,
    description,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  });
