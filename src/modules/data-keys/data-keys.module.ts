/**
 * The keys that wrap keys: the instance's own (`instance_key`), and the change of DATA_KEY while the service runs. No endpoints; the
 * metric `data_keys_left` tells when the key before may go.
 */
import { Module } from '@nestjs/common';
import { KeyRotationService } from './key-rotation.service.js';
import { WrappedKeysStore } from './wrapped-keys.store.js';

@Module({ providers: [KeyRotationService, WrappedKeysStore], exports: [KeyRotationService] })
export class DataKeysModule {}
